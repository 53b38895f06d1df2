import { captionByEach } from "./caption-by-each.js";

console.log(JSON.stringify(await captionByEach(JSON.parse(process.env.URLS))));
