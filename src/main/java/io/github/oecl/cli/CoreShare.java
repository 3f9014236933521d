// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.model.ComputeDevice;

/**
 * How the cores are shared out.
 *
 * @param jobs processes at a time
 * @param threads of each
 */
record CoreShare(int jobs, int threads) {

    private static final String THREADS = "OMP_NUM_THREADS";

    /** The threads of the engine in this process say nothing about those of the cells. */
    String announcement() {
        return "cells:  a process each, of " + threads + (threads == 1 ? " thread" : " threads");
    }

    static CoreShare of(Integer jobs, int cells, ComputeDevice device) {
        int cores = Runtime.getRuntime().availableProcessors();
        return of(jobs, cells, cores, device.device().isGpu(), System.getenv(THREADS));
    }

    /** Never more busy threads than cores, nor more in a process than the variable allows. */
    static CoreShare of(Integer asked, int cells, int cores, boolean gpu, String limit) {
        if (asked != null && asked < 1) {
            throw new IllegalArgumentException("--jobs is " + asked + "; it must be at least 1");
        }
        int usual = gpu ? 1 : cores;
        int jobs = Math.max(1, Math.min(asked == null ? usual : asked, cells));
        int threads = Math.max(1, cores / jobs);
        boolean limited = limit != null && limit.matches("[1-9]\\d{0,4}");
        return new CoreShare(jobs, limited ? Math.min(threads, Integer.parseInt(limit)) : threads);
    }
}
