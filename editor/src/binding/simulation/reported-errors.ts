const reported: unknown[] = [];

/** The binding reports its own mistakes once it is done and goes on; a test has to hear of them at once. */
export function catchReportedErrors() {
  globalThis.queueMicrotask = (task) => {
    try {
      task();
    } catch (error) {
      reported.push(error);
    }
  };
}

/** For what is found out while Yjs calls back, where an error would stop it half way. */
export function report(error: Error) {
  reported.push(error);
}

export function throwReportedError() {
  const [error] = reported.splice(0);
  if (error !== undefined) throw error;
}
