package dev.signalbox.engine.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/// What a plain scalar is, by the core schema of YAML 1.2 (chapter 10.3), without infinities and `.nan`.
final class Scalars {
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,100}|0o[0-7]{1,100}|0x[0-9a-fA-F]{1,100}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]{1,100}|[0-9]{1,100}(\\.[0-9]{0,100})?)([eE][-+]?[0-9]{1,3})?");

    private Scalars() {}

    static YamlNode.Kind kind(String text) {
        if (NULL.matcher(text).matches()) {
            return YamlNode.Kind.NULL;
        }
        if (BOOLEAN.matcher(text).matches()) {
            return YamlNode.Kind.BOOLEAN;
        }
        if (INTEGER.matcher(text).matches()) {
            return YamlNode.Kind.INTEGER;
        }
        return DECIMAL.matcher(text).matches() ? YamlNode.Kind.DECIMAL : YamlNode.Kind.TEXT;
    }

    /// The value of an integer or decimal.
    static BigDecimal number(String text) {
        return switch (text.length() > 2 ? text.substring(0, 2) : "") {
            case "0o" -> new BigDecimal(new BigInteger(text.substring(2), 8));
            case "0x" -> new BigDecimal(new BigInteger(text.substring(2), 16));
            default -> new BigDecimal(text);
        };
    }
}
