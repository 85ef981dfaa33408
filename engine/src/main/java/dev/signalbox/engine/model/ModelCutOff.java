package dev.signalbox.engine.model;

/// The reply broke off after the listener had heard some of it. Not repeated by itself, since the listener would
/// hear the beginning twice; the conversation is unchanged, so that the caller may ask again.
public final class ModelCutOff extends ModelException {
    private static final long serialVersionUID = 1L;

    private final String heard;

    /// @param heard the text that the listener has heard
    /// @param why what broke
    public ModelCutOff(String model, String heard, String why) {
        super(model, "%s broke off after %d characters of its reply: %s".formatted(model, heard.length(), why));
        this.heard = heard;
    }

    /// The text that the listener has heard.
    public String heard() {
        return heard;
    }
}
