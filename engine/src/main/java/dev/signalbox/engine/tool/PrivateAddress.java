package dev.signalbox.engine.tool;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// Tells addresses of the public Internet from all others, by the IANA registries of special-purpose addresses
/// (RFC 6890). IPv4 addresses inside IPv6 ones (mapped, compatible, 6to4, NAT64) are judged as what they are.
final class PrivateAddress {
    private PrivateAddress() {}

    static boolean is(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isSpecial(four.getAddress());
            case Inet6Address six -> isSpecialSix(six);
            default -> true;
        };
    }

    private static boolean isSpecial(byte[] four) {
        var a = four[0] & 0xFF;
        var b = four[1] & 0xFF;
        var c = four[2] & 0xFF;
        return switch (a) {
            case 0, 10, 127 -> true;
            case 100 -> b >= 64 && b < 128;
            case 169 -> b == 254;
            case 172 -> b >= 16 && b < 32;
            case 192 -> b == 168 || (b == 0 && (c == 0 || c == 2)) || (b == 88 && c == 99);
            case 198 -> b == 18 || b == 19 || (b == 51 && c == 100);
            case 203 -> b == 0 && c == 113;
            default -> a >= 224;
        };
    }

    private static boolean isSpecialSix(Inet6Address address) {
        var six = address.getAddress();
        if (starts(six, 0x00, 0x64, 0xFF, 0x9B) || address.isIPv4CompatibleAddress()) {
            return isSpecial(Arrays.copyOfRange(six, 12, 16));
        }
        if (starts(six, 0x20, 0x02)) {
            return isSpecial(Arrays.copyOfRange(six, 2, 6));
        }
        var isGlobal = (six[0] & 0xE0) == 0x20;
        return !isGlobal || starts(six, 0x20, 0x01, 0x0D, 0xB8) || starts(six, 0x20, 0x01, 0x00);
    }

    private static boolean starts(byte[] six, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if ((six[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
