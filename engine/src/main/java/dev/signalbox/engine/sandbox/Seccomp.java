package dev.signalbox.engine.sandbox;

import dev.signalbox.engine.sandbox.Bpf.Condition.AnyBit;
import dev.signalbox.engine.sandbox.Bpf.Condition.Equal;
import dev.signalbox.engine.sandbox.Bpf.Condition.NoneOf;
import dev.signalbox.engine.sandbox.Bpf.Condition.NotZero;
import java.util.List;
import java.util.stream.Stream;

/// The system calls that no box may make. What is refused gets EPERM, so that programs can go on without.
///
/// `clone3` gets ENOSYS: its flags lie in memory, where a filter cannot look, and C libraries then fall back to
/// `clone`.
final class Seccomp {

    private static final List<String> REFUSED = List.of(
            // mounts and roots
            "mount umount2 pivot_root chroot open_tree open_tree_attr move_mount fsopen fsconfig fsmount fspick"
                    + " mount_setattr setns open_by_handle_at",
            // other processes
            "ptrace process_vm_readv process_vm_writev kcmp pidfd_getfd process_madvise",
            // wide kernel interfaces with a history of faults
            "bpf perf_event_open userfaultfd io_uring_setup io_uring_enter io_uring_register keyctl add_key"
                    + " request_key fanotify_init modify_ldt",
            // the machine itself
            "kexec_load kexec_file_load init_module finit_module delete_module create_module swapon swapoff reboot"
                    + " settimeofday clock_settime acct quotactl quotactl_fd syslog vhangup sethostname setdomainname"
                    + " iopl ioperm uselib nfsservctl lookup_dcookie _sysctl get_kernel_syms query_module");

    /// CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET.
    private static final int NEW_NAMESPACE =
            0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000;

    private static final int NEW_USER_NAMESPACE = 0x10000000;
    private static final int NEW_TIME_NAMESPACE = 0x80;
    private static final int SET_ID_BITS = 06000;
    private static final int CREATE = 0x40;
    private static final int PUSH_INPUT = 0x5412;
    private static final int CONSOLE = 0x541C;
    private static final int UNIX = 1;
    private static final int INET = 2;
    private static final int INET6 = 10;
    private static final int NETLINK = 16;
    private static final int ANY = 0xFFFFFFFF;

    private static final List<String> BY_NAME = List.of(
            "chmod",
            "fchmodat",
            "fchmodat2",
            "chown",
            "lchown",
            "fchownat",
            "setxattr",
            "lsetxattr",
            "setxattrat",
            "removexattr",
            "lremovexattr",
            "removexattrat");

    private Seccomp() {}

    /// For a box of bubblewrap: IP sockets work, and meet only the box's own loopback.
    static byte[] program(Architecture architecture) {
        Rules rules = Rules.start(architecture);
        rules.refuseNamespaces(NEW_NAMESPACE);
        rules.refuseFamilies(List.of(UNIX, INET, INET6, NETLINK));
        return rules.finish();
    }

    /// For a box that shares namespaces with the host: no sockets to anywhere, no shared memory or queues by number,
    /// no change of limits (by which its processes are known), and, as an ordinary user, no change of
    /// rights by name, since Landlock lets those of the user's other files be changed.
    static byte[] program(Architecture architecture, Network network, BoxUser engine) {
        Rules rules = Rules.start(architecture);
        // Root's launcher makes namespaces itself; the box's user could make none but with a user namespace.
        rules.refuseNamespaces(engine.isRoot() ? NEW_USER_NAMESPACE : NEW_NAMESPACE);
        rules.refuseFamilies(network == Network.NONE ? List.of() : List.of(INET, INET6, NETLINK));
        List.of("shmget", "semget", "msgget", "mq_open", "setrlimit").forEach(rules::refuse);
        rules.refuse("prlimit64", new NotZero(2));
        if (!engine.isRoot()) {
            BY_NAME.forEach(rules::refuse);
        }
        return rules.finish();
    }

    private record Rules(Bpf program, Architecture.Calls calls) {

        static Rules start(Architecture architecture) {
            Rules rules = new Rules(new Bpf().onlyFrom(architecture), architecture.calls());
            REFUSED.stream().flatMap(line -> Stream.of(line.split(" ", -1))).forEach(rules::refuse);
            rules.answer("clone3", List.of(), Bpf.errno(Bpf.ENOSYS));
            rules.refuse("ioctl", new Equal(1, ANY, PUSH_INPUT));
            rules.refuse("ioctl", new Equal(1, ANY, CONSOLE));
            rules.refuseSetId();
            return rules;
        }

        byte[] finish() {
            return program.otherwise(Bpf.ALLOW).bytes();
        }

        void refuseNamespaces(int flags) {
            refuse("clone", new AnyBit(0, flags));
            refuse("unshare", new AnyBit(0, flags == NEW_NAMESPACE ? flags | NEW_TIME_NAMESPACE : flags));
        }

        void refuseFamilies(List<Integer> allowed) {
            refuse("socket", new NoneOf(0, allowed));
            // Of netlink only NETLINK_ROUTE, by which programs list their own interfaces.
            refuse("socket", new Equal(0, ANY, NETLINK), new NoneOf(2, List.of(0)));
        }

        void refuse(String call, Bpf.Condition... conditions) {
            answer(call, List.of(conditions), Bpf.errno(Bpf.EPERM));
        }

        void answer(String call, List<Bpf.Condition> conditions, int action) {
            calls.number(call).ifPresent(number -> {
                if (conditions.isEmpty()) {
                    program.answer(number, action);
                } else {
                    program.answer(number, conditions, action);
                }
            });
        }

        /// A set-id file in a workspace would lend the box's user to other users of the host.
        void refuseSetId() {
            refuse("chmod", new AnyBit(1, SET_ID_BITS));
            refuse("fchmod", new AnyBit(1, SET_ID_BITS));
            refuse("fchmodat", new AnyBit(2, SET_ID_BITS));
            refuse("fchmodat2", new AnyBit(2, SET_ID_BITS));
            refuse("creat", new AnyBit(1, SET_ID_BITS));
            refuse("mknod", new AnyBit(1, SET_ID_BITS));
            refuse("mknodat", new AnyBit(2, SET_ID_BITS));
            refuse("open", new AnyBit(1, CREATE), new AnyBit(2, SET_ID_BITS));
            refuse("openat", new AnyBit(2, CREATE), new AnyBit(3, SET_ID_BITS));
        }
    }
}
