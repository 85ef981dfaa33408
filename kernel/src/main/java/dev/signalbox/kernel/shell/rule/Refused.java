package dev.signalbox.kernel.shell.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Programs that are denied whatever their arguments, with what to do instead.
final class Refused {
    private static final String NETWORK = """
            curl wget nc ncat netcat nc.openbsd nc.traditional socat telnet ftp lftp tftp sftp scp ssh slogin
            ssh-copy-id ssh-keyscan ssh-agent ssh-add sshfs mosh autossh sshpass rsync rclone aria2c axel lynx links
            elinks w3m http https xh curlie dig nslookup host drill whois ping ping6 traceroute tracepath mtr nmap
            masscan zmap tcpdump tshark mail mailx sendmail mutt msmtp swaks smbclient rpcclient ldapsearch snmpwalk
            gh glab hub svn hg bzr cvs fossil aws gcloud gsutil az s3cmd doctl heroku flyctl vercel netlify wrangler
            firebase ngrok cloudflared tailscale openvpn kubectl helm terraform tofu pulumi ansible ansible-playbook
            vault yt-dlp youtube-dl iperf iperf3 hping3 redis-cli mongosh xdg-open www-browser
            """;

    private static final String PACKAGES = """
            apt apt-get aptitude dpkg apk yum dnf rpm zypper pacman brew snap flatpak port emerge nix nix-env
            nix-shell guix conda mamba micromamba pipx cpan cpanm luarocks opam cabal stack sdk nvm asdf mise rustup
            corepack volta npx pnpx bunx
            """;

    private static final String PRIVILEGE = """
            sudo sudoedit su doas pkexec runuser setpriv setcap capsh unshare nsenter chroot mount umount pivot_root
            switch_root losetup swapon swapoff sysctl insmod modprobe rmmod depmod useradd userdel usermod adduser
            deluser groupadd passwd chpasswd chsh chfn visudo vipw login newgrp sg gpasswd systemctl service loginctl
            init telinit shutdown reboot halt poweroff kexec crontab at batch systemd-run systemd-nspawn machinectl
            docker podman nerdctl ctr crictl lxc lxc-attach buildah bwrap firejail proot fakeroot qemu-system-x86_64
            virsh vagrant iptables ip6tables nft ufw ifconfig ip route brctl tc auditctl setenforce ldconfig
            update-alternatives mknod gdb strace ltrace perf bpftrace bpftool chcon setfacl setfattr
            """;

    private static final String DESTRUCTION = """
            mkfs mkfs.ext2 mkfs.ext3 mkfs.ext4 mkfs.xfs mkfs.btrfs mkfs.vfat mke2fs mkswap fdisk sfdisk cfdisk gdisk
            sgdisk parted wipefs shred srm wipe blkdiscard hdparm badblocks fsck e2fsck tune2fs resize2fs debugfs
            dmsetup cryptsetup lvremove vgremove pvremove zpool zfs
            """;

    private static final String INTERACTIVE = """
            vi vim nvim view vimdiff rvim ex ed red emacs emacsclient nano pico joe mcedit micro hx kak less more most
            pg man info screen tmux byobu expect script dialog whiptail mc ranger top htop btop watch
            """;

    private static final String SHELL_STATE = """
            alias enable bind fc complete compopt logout suspend
            """;

    private Refused() {}

    static Map<String, CommandRule> rules() {
        var rules = new HashMap<String, CommandRule>();
        put(rules, NETWORK, Opinion.Firmness.DEFAULT, "it reaches the network, which this phase has none of");
        put(rules, PACKAGES, Opinion.Firmness.DEFAULT, "it installs packages; 'prepare' of the profile fetches them");
        put(rules, PRIVILEGE, Opinion.Firmness.FIRM, "it changes privileges, other processes or the system");
        put(rules, DESTRUCTION, Opinion.Firmness.FIRM, "it destroys data beyond repair");
        put(rules, INTERACTIVE, Opinion.Firmness.DEFAULT, "it waits for a terminal; read with cat, head or sed -n");
        put(rules, SHELL_STATE, Opinion.Firmness.FIRM, "it changes what later commands mean");
        return rules;
    }

    private static void put(Map<String, CommandRule> rules, String names, Opinion.Firmness firmness, String why) {
        for (String name : Words.of(names)) {
            rules.put(
                    name, call -> Ruling.of(new Opinion.Deny(List.of("%s: %s".formatted(call.name(), why)), firmness)));
        }
    }
}
