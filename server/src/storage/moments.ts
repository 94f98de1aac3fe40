/** Names with a time, in milliseconds since 1970, for what has to be remembered for a while. */
export interface Moments {
  /** Those that can be read, and whether these are all. */
  all(): Promise<{ moments: ReadonlyMap<string, number>; areAll: boolean }>;
  /** Resolves when it would survive a crash. */
  put(name: string, at: number): Promise<void>;
  forget(names: readonly string[]): Promise<void>;
}
