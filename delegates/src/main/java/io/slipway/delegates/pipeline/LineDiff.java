package io.slipway.delegates.pipeline;

import java.util.ArrayList;
import java.util.List;

/** What has changed between two texts, line by line, without the lines that stay. */
final class LineDiff {

    /** Beyond this the one is shown as gone and the other as new: comparing costs the product of both. */
    private static final int MOST_LINES = 2_000;

    private LineDiff() {}

    static String of(String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        var lines = new ArrayList<String>();
        int[][] common = old.size() > MOST_LINES || now.size() > MOST_LINES ? new int[0][0] : common(old, now);
        int i = 0;
        int j = 0;
        while (common.length > 0 && i < old.size() && j < now.size()) {
            if (old.get(i).equals(now.get(j))) {
                i++;
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) lines.add("- " + old.get(i++));
            else lines.add("+ " + now.get(j++));
        }
        while (i < old.size()) lines.add("- " + old.get(i++));
        while (j < now.size()) lines.add("+ " + now.get(j++));
        return String.join("\n", lines);
    }

    /** How many lines the rests of both have in common, from each pair of places on. */
    private static int[][] common(List<String> old, List<String> now) {
        var common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--)
            for (int j = now.size() - 1; j >= 0; j--)
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
        return common;
    }
}
