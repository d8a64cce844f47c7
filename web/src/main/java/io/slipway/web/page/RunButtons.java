package io.slipway.web.page;

import io.slipway.engine.fault.FaultsException;
import io.slipway.engine.run.RunDesk;
import io.slipway.engine.run.RunProblem;
import java.security.Principal;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the buttons on the page of a run do. Each leads back to that page, which tells what came of it. */
@Controller
@RequestMapping("/runs/{id}")
class RunButtons {

    private final RunDesk desk;

    RunButtons(RunDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/pause")
    String pause(@PathVariable String id, Principal caller, RedirectAttributes told) {
        return back(id, told, "Paused: nothing more begins.", () -> desk.pause(id, caller.getName()));
    }

    @PostMapping("/resume")
    String resume(@PathVariable String id, Principal caller, RedirectAttributes told) {
        return back(id, told, "Resumed.", () -> desk.resume(id, caller.getName()));
    }

    @PostMapping("/cancel")
    String cancel(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean keep,
            Principal caller,
            RedirectAttributes told) {
        return back(id, told, "The run is being cancelled.", () -> desk.cancel(id, keep, caller.getName()));
    }

    @PostMapping("/retry")
    String retry(@PathVariable String id, Principal caller, RedirectAttributes told) {
        return back(id, told, "A new round has begun.", () -> desk.retry(id, Optional.empty(), caller.getName()));
    }

    @PostMapping("/approve")
    String approve(@PathVariable String id, Principal caller, RedirectAttributes told) {
        return back(id, told, "Approved.", () -> desk.approve(id, caller.getName()));
    }

    @PostMapping("/reject")
    String reject(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Principal caller,
            RedirectAttributes told) {
        return back(id, told, "Rejected.", () -> desk.reject(id, reason, caller.getName()));
    }

    @PostMapping("/tasks/{task}/retry")
    String retryTask(@PathVariable String id, @PathVariable String task, Principal caller, RedirectAttributes told) {
        return back(id, told, task + " is tried again.", () -> desk.retryTask(id, task, caller.getName()));
    }

    @PostMapping("/tasks/{task}/mark-done")
    String markDone(
            @PathVariable String id,
            @PathVariable String task,
            @RequestParam(defaultValue = "") String reason,
            Principal caller,
            RedirectAttributes told) {
        return back(id, told, task + " counts as done.", () -> desk.markDone(id, task, reason, caller.getName()));
    }

    private static String back(String id, RedirectAttributes told, String sentence, Runnable wish) {
        try {
            wish.run();
            told.addFlashAttribute("done", sentence);
        } catch (RunProblem | FaultsException refused) {
            told.addFlashAttribute("refused", refused.getMessage());
        }
        told.addAttribute("id", id);
        return "redirect:/runs/{id}";
    }
}
