import { problemsInBothThemes } from "../axe.ts";
import { blocks } from "../states/blocks.ts";
import { home } from "../states/home.ts";
import { others } from "../states/others.ts";
import { panels } from "../states/panels.ts";
import { tools } from "../states/tools.ts";
import { trouble } from "../states/trouble.ts";
import { words } from "../states/words.ts";
import { expect, test } from "../test.ts";

test.use({ ownsServer: true });

for (const [subject, states] of Object.entries({ home, blocks, panels, words, tools, others, trouble })) {
  test(`nothing of ${subject} has an accessibility problem axe can see`, async ({ server, arrives }) => {
    const ann = await arrives("Ann");
    const problems: string[] = [];
    for (const [state, show] of states) {
      await test.step(state, async () => {
        await show({ ann, page: ann.page, server, arrives });
        problems.push(...(await problemsInBothThemes(ann.page)).map((problem) => `${state}: ${problem}`));
      });
    }
    expect(problems).toEqual([]);
  });
}
