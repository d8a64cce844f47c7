package io.slipway.adapters.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

/** As much FTP as it takes to hand out one file in passive mode, to one client after the other. */
final class SmallFtpServer implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    private final ServerSocket data = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    private final String content;

    SmallFtpServer(String content) throws IOException {
        this.content = content;
        var thread = new Thread(this::serve, "small-ftp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        try (var client = door.accept();
                var in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "220 small");
            for (var line = in.readLine(); line != null; line = in.readLine()) answer(client, line);
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void answer(java.net.Socket client, String line) throws IOException {
        int port = data.getLocalPort();
        switch (line.split(" ")[0]) {
            case "USER" -> say(client, "331 password");
            case "PASS" -> say(client, "230 in");
            case "TYPE" -> say(client, "200 type");
            case "CWD" -> say(client, "250 there");
            case "PASV" -> say(client, "227 Entering Passive Mode (127,0,0,1," + port / 256 + "," + port % 256 + ")");
            case "RETR" -> {
                try (var socket = data.accept()) {
                    say(client, "150 comes");
                    socket.getOutputStream().write(content.getBytes(StandardCharsets.US_ASCII));
                }
                say(client, "226 done");
            }
            case "QUIT" -> say(client, "221 bye");
            default -> say(client, "502 no");
        }
    }

    private static void say(java.net.Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
        data.close();
    }
}
