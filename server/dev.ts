import { main } from "./src/main.ts";

// The data of the project's root, as `npm start` uses it.
await main(["serve", "--data", "../data"]);
