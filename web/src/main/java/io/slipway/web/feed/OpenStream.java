package io.slipway.web.feed;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An answer that stays open. What is to be sent waits in memory until the line takes it, so that neither a thread nor the
 * other watchers wait for this one; of somebody slow no more than a little waits here, the rest stays in the store.
 */
final class OpenStream implements Watcher, WriteListener, AsyncListener {

    private static final int ENOUGH_WAITING = 1 << 20;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final StreamForm form;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private long bytesWaiting;
    private long last;
    /** False at first: the headers are to go out before there is anything to say. */
    private boolean flushed;

    private boolean ending;
    private boolean gone;

    private OpenStream(AsyncContext context, ServletOutputStream out, StreamForm form, long last) {
        this.context = context;
        this.out = out;
        this.form = form;
        this.last = last;
    }

    static OpenStream answering(HttpServletRequest request, HttpServletResponse response, StreamForm form, long after) {
        response.setContentType(form.contentType());
        response.setHeader("Cache-Control", "no-store");
        // nginx would hold the pieces back.
        response.setHeader("X-Accel-Buffering", "no");
        var context = request.startAsync(request, response);
        context.setTimeout(0);
        try {
            var out = response.getOutputStream();
            var stream = new OpenStream(context, out, form, after);
            context.addListener(stream);
            out.setWriteListener(stream);
            stream.put(form.beat());
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized long last() {
        return last;
    }

    @Override
    public synchronized void send(Source.Item item) {
        last = item.number();
        put(form.item(item));
    }

    @Override
    public void beat() {
        put(form.beat());
    }

    @Override
    public synchronized void end(String lastWord) {
        if (ending) return;
        put(form.end(lastWord));
        ending = true;
        write();
    }

    @Override
    public synchronized boolean isGone() {
        return gone || ending;
    }

    @Override
    public synchronized boolean isFull() {
        return bytesWaiting > ENOUGH_WAITING;
    }

    private synchronized void put(String text) {
        if (gone || ending || text.isEmpty()) return;
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        waiting.add(bytes);
        bytesWaiting += bytes.length;
        write();
    }

    @Override
    public void onWritePossible() {
        write();
    }

    /** Writes as much as the line takes; when it takes nothing, the container calls again as soon as it does. */
    private synchronized void write() {
        if (gone) return;
        try {
            while (!waiting.isEmpty() && out.isReady()) writeNext();
            if (waiting.isEmpty() && !flushed && out.isReady()) flush();
            if (waiting.isEmpty() && flushed && ending && out.isReady()) finish();
        } catch (IOException | IllegalStateException hungUp) {
            // The container says so too, in its own time and order: see below.
            hungUp();
        }
    }

    private void writeNext() throws IOException {
        var bytes = waiting.remove();
        bytesWaiting -= bytes.length;
        out.write(bytes);
        flushed = false;
    }

    private void flush() throws IOException {
        out.flush();
        flushed = true;
    }

    private void finish() {
        gone = true;
        context.complete();
    }

    private synchronized void hungUp() {
        gone = true;
        waiting.clear();
    }

    @Override
    public void onError(Throwable brokenLine) {
        hungUp();
    }

    /** Not earlier: who completes before this is called gets an error page written into the broken line. */
    @Override
    public void onError(AsyncEvent brokenLine) {
        hungUp();
        brokenLine.getAsyncContext().complete();
    }

    @Override
    public void onTimeout(AsyncEvent never) {
        hungUp();
        never.getAsyncContext().complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        hungUp();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
