import type { Moments } from "../moments.ts";
import type { CommitQueue } from "./commit-queue.ts";
import type { Database } from "./database.ts";
import { kindRange, momentKey } from "./keys.ts";
import { Damaged, sealJson, unsealJson } from "./sealed.ts";

/** `Moments` in LevelDB. */
export function createLevelMoments(database: Database, commits: CommitQueue): Moments {
  return {
    all: () =>
      database.read(async (view) => {
        const moments = new Map<string, number>();
        let areAll = true;
        for await (const [key, value] of view.entries(kindRange("moment"))) {
          try {
            moments.set(...unsealJson<[string, number]>(key, value));
          } catch (error) {
            if (!(error instanceof Damaged)) throw error;
            areAll = false;
          }
        }
        return { moments, areAll };
      }),

    put(name, at) {
      const key = momentKey(name);
      return commits.write([{ type: "put", key, value: sealJson(key, [name, at]) }]);
    },

    forget: (names) => commits.write(names.map((name) => ({ type: "del", key: momentKey(name) }))),
  };
}
