package dev.signalbox.engine.sandbox;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// A machine type with what a seccomp filter must know of it: its audit number (`linux/audit.h`) and the numbers of the
/// system calls that filters name (`asm/unistd.h`).
enum Architecture {
    X86_64(0xC000003E, """
            open=2 openat=257 creat=85 chmod=90 fchmod=91 fchmodat=268 mknod=133 mknodat=259 clone=56 unshare=272
            ioctl=16 socket=41 ptrace=101 mount=165 umount2=166 pivot_root=155 chroot=161 setns=308 bpf=321 keyctl=250
            add_key=248 request_key=249 perf_event_open=298 userfaultfd=323 kexec_load=246 kexec_file_load=320
            init_module=175 finit_module=313 delete_module=176 create_module=174 process_vm_readv=310
            process_vm_writev=311 kcmp=312 open_by_handle_at=304 swapon=167 swapoff=168 reboot=169 settimeofday=164
            clock_settime=227 acct=163 quotactl=179 syslog=103 vhangup=153 sethostname=170 setdomainname=171
            fanotify_init=300 iopl=172 ioperm=173 modify_ldt=154 uselib=134 nfsservctl=180 lookup_dcookie=212
            _sysctl=156 get_kernel_syms=177 query_module=178 setrlimit=160 prlimit64=302 shmget=29 semget=64 msgget=68
            mq_open=240 chown=92 fchownat=260 lchown=94 setxattr=188 lsetxattr=189 removexattr=197 lremovexattr=198
            prctl=157 close=3"""),
    AARCH64(0xC00000B7, """
            openat=56 fchmod=52 fchmodat=53 mknodat=33 clone=220 unshare=97 ioctl=29 socket=198 ptrace=117 mount=40
            umount2=39 pivot_root=41 chroot=51 setns=268 bpf=280 keyctl=219 add_key=217 request_key=218
            perf_event_open=241 userfaultfd=282 kexec_load=104 kexec_file_load=294 init_module=105 finit_module=273
            delete_module=106 process_vm_readv=270 process_vm_writev=271 kcmp=272 open_by_handle_at=265 swapon=224
            swapoff=225 reboot=142 settimeofday=170 clock_settime=112 acct=89 quotactl=60 syslog=116 vhangup=58
            sethostname=161 setdomainname=162 fanotify_init=262 nfsservctl=42 lookup_dcookie=18 setrlimit=164
            prlimit64=261 shmget=194 semget=190 msgget=186 mq_open=180 fchownat=54 setxattr=5 lsetxattr=6
            removexattr=14 lremovexattr=15 prctl=167 close=57""");

    /// System calls added since Linux 5.1 have one number on all machines.
    private static final String COMMON = """
            io_uring_setup=425 io_uring_enter=426 io_uring_register=427 open_tree=428 move_mount=429 fsopen=430
            fsconfig=431 fsmount=432 fspick=433 clone3=435 pidfd_getfd=438 process_madvise=440 mount_setattr=442
            openat2=437 quotactl_fd=443 landlock_create_ruleset=444 landlock_add_rule=445 landlock_restrict_self=446
            fchmodat2=452 setxattrat=463 removexattrat=466 open_tree_attr=467""";

    private final int audit;
    private final String numbers;

    Architecture(int audit, String numbers) {
        this.audit = audit;
        this.numbers = numbers;
    }

    static Architecture current() {
        String name = System.getProperty("os.arch");
        return switch (name) {
            case "amd64", "x86_64" -> X86_64;
            case "aarch64", "arm64" -> AARCH64;
            default ->
                throw new SandboxUnavailable(
                        "The sandbox knows the system calls of x86_64 and aarch64, not of '" + name + "'.");
        };
    }

    int audit() {
        return audit;
    }

    Calls calls() {
        return new Calls(Arrays.stream((numbers + " " + COMMON).trim().split("\\s+"))
                .map(entry -> entry.split("=", 2))
                .collect(Collectors.toUnmodifiableMap(entry -> entry[0], entry -> Integer.valueOf(entry[1]))));
    }

    /// Numbers by name.
    record Calls(Map<String, Integer> numbers) {

        /// Empty when this machine never had the call.
        OptionalInt number(String name) {
            Integer number = numbers.get(name);
            return number == null ? OptionalInt.empty() : OptionalInt.of(number);
        }
    }
}
