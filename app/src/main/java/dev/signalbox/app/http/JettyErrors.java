package dev.signalbox.app.http;

import dev.signalbox.app.http.Problem.Kind;
import dev.signalbox.sdk.wire.JsonText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// What never comes as far as a route is a problem too: broken requests, headers that are too large, bad paths.
final class JettyErrors extends ErrorHandler {
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int code, String message, Throwable cause, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, document(code, request.getHttpURI().getPath()), callback);
    }

    private static ByteBuffer document(int status, String path) {
        var kind = Kind.of(status);
        var detail = kind == Kind.INTERNAL ? "something went wrong here" : "the request cannot be read";
        var json =
                Problem.document(kind, detail, path == null ? "" : path, dev.signalbox.app.http.Request.freshTrace());
        return ByteBuffer.wrap(JsonText.print(json).getBytes(StandardCharsets.UTF_8));
    }
}
