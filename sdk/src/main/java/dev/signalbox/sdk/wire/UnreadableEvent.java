package dev.signalbox.sdk.wire;

/// A text is not that of an event that this version of Signalbox knows: it is damaged, or written by a newer version.
public final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int SHOWN = 120;

    UnreadableEvent(String text, Throwable cause) {
        super(
                "cannot read the event %s: %s"
                        .formatted(text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…", reason(cause)),
                cause);
    }

    private static String reason(Throwable cause) {
        var message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
