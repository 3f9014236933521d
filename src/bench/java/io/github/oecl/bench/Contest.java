// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some contenders at one task: all are started and warmed up, then they take turns, one at a time,
 * in another order each time, so that what else the machine does hits all alike.
 *
 * @param what is done, for tables
 * @param task the name by which contenders know it
 * @param settings of the task
 * @param unit of the rates
 * @param warmUp the rounds of the first turn, which does not count; 0 for none
 * @param rounds of each turn that counts
 * @param pairs how many of those each takes
 */
record Contest(
        String what,
        String task,
        Settings settings,
        String unit,
        int warmUp,
        int rounds,
        int pairs) {

    List<Measurement> run(List<Contender> contenders) throws IOException {
        List<RunningContender> running = new ArrayList<>();
        try {
            for (Contender contender : contenders) {
                running.add(new RunningContender(contender, task, settings));
            }
            if (warmUp > 0) {
                for (RunningContender contender : running) {
                    contender.turn(warmUp);
                }
            }
            return measured(running);
        } finally {
            for (RunningContender contender : running) {
                contender.close();
            }
        }
    }

    private List<Measurement> measured(List<RunningContender> running) throws IOException {
        List<List<Turn>> turns =
                running.stream().map(c -> (List<Turn>) new ArrayList<Turn>()).toList();
        for (int pair = 0; pair < pairs; pair++) {
            for (int place = 0; place < running.size(); place++) {
                int who = (place + pair) % running.size();
                turns.get(who).add(running.get(who).turn(rounds));
            }
        }
        return IntStream.range(0, running.size())
                .mapToObj(i -> measurement(running.get(i), turns.get(i)))
                .toList();
    }

    private Measurement measurement(RunningContender contender, List<Turn> turns) {
        return new Measurement(
                what,
                settings.title(),
                contender.form(),
                unit,
                turns,
                contender.peak(),
                contender.software());
    }
}
