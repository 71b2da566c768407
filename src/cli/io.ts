/**
 * What the command line touches of its process: streams, folder, environment. Made by main.ts from the real one, by tests from
 * strings; nothing else in cli/ names `process`.
 */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether progress may be painted over on stderr. */
  readonly terminal: boolean;
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds; for progress only. */
  readonly clock: () => number;
}

/** 0 done; 1 the input has errors; 2 the command line is wrong; 70 a fault of ours (EX_SOFTWARE of sysexits.h). */
export const EXIT = { done: 0, errors: 1, usage: 2, bug: 70 } as const;
/** One of EXIT. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A command line that cannot be obeyed: said in one line, exit code 2. */
export class UsageError extends Error {}
