import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { InvalidRequestError, NotFoundError, ProviderError } from "@legenda/core";
import { errorOf, temporaryFolder } from "@legenda/test-kit";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { local } from "../local.js";
import { scenesFolder } from "../testing/hub-server.js";
import { scenePicture } from "../testing/pictures.js";
import { captionOf } from "../testing/requests.js";

let folder: string;
beforeEach(() => {
  folder = temporaryFolder(onTestFinished).path;
  cpSync(scenesFolder, folder, { recursive: true });
});

const failure = (options = {}) => errorOf(local(folder, options).load(), Error);

describe("a model's folder", () => {
  it("is run as it is", async () => {
    const model = local(folder);
    expect((await model.generate(captionOf(await scenePicture(), { maxTokens: 3 }))).model).toBe(folder);
    await model.close();
  });

  it("that is not there, or holds no model, says so", async () => {
    rmSync(join(folder, "config.json"));
    expect(await failure()).toBeInstanceOf(NotFoundError);
    expect((await failure()).message).toMatch(/does not contain a model: it has no config\.json/);
    rmSync(folder, { recursive: true });
    expect((await failure()).message).toMatch(/does not exist/);
  });

  it.each(["tokenizer.json", "preprocessor_config.json", "onnx/vision_encoder_quantized.onnx"])(
    "without %s names the file",
    async (file) => {
      rmSync(join(folder, file));
      const error = await failure();
      expect(error).toBeInstanceOf(NotFoundError);
      expect(error.message).toContain(file);
      // And once it is there, it loads: nothing of the failure is kept.
      cpSync(join(scenesFolder, file), join(folder, file));
      const model = local(folder);
      await model.load();
      await model.close();
    },
  );

  it("without the file that only its processor wants names it too", async () => {
    rmSync(join(folder, "processor_config.json"));
    expect((await failure()).message).toContain("processor_config.json");
  });

  it("without weights of the dtype names those that there are", async () => {
    expect((await failure({ dtype: "fp16" })).message).toMatch(
      /vision_encoder_fp16\.onnx.*It has the weights .*vision_encoder_quantized\.onnx; choose among them with the option dtype/,
    );
  });

  it("with damaged files tells which folder to look at", async () => {
    writeFileSync(join(folder, "onnx/embed_tokens_quantized.onnx"), "no graph");
    const error = await failure();
    expect(error).toBeInstanceOf(ProviderError);
    expect(error.message).toContain(folder);
    writeFileSync(join(folder, "config.json"), "{");
    expect((await failure()).message).toMatch(/could not be loaded .*config\.json: /);
  });

  it("with a model of another kind is refused", async () => {
    const config = JSON.parse(readFileSync(join(scenesFolder, "config.json"), "utf8"));
    writeFileSync(join(folder, "config.json"), JSON.stringify({ ...config, model_type: "bert", architectures: ["BertModel"] }));
    cpSync(join(folder, "onnx/embed_tokens_quantized.onnx"), join(folder, "onnx/model_quantized.onnx"));
    const error = await failure();
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toMatch(/not an image-text-to-text model.*bert/);
  });

  it("on a device that ONNX Runtime has not says so", async () => {
    expect((await failure({ device: "abacus" })).message).toMatch(/abacus.*"cpu" always works/);
  });
});
