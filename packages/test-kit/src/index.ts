/**
 * What the tests of several packages share. It depends on no other package, so every package may use it.
 *
 * @module
 */
export { errorOf, thrownBy } from "./error-of.js";
export { growth } from "./growth.js";
export { type HttpServer, httpServer, type ReceivedRequest } from "./http-server.js";
export { png, pngChunk } from "./png.js";
export { readStream } from "./read-stream.js";
export { seededRandom } from "./seeded-random.js";
export { type TemporaryFolder, temporaryFolder } from "./temporary-folder.js";
export { tinyPicture } from "./tiny-picture.js";
export { until } from "./until.js";
export { writeFiles } from "./write-files.js";
