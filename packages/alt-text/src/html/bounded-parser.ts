import { type DefaultTreeAdapterMap, defaultTreeAdapter, Parser, Token, TokenizerMode, type TreeAdapter } from "parse5";
import { PageError } from "./page-error.js";

/** Open elements. Browsers stop at 512. */
const maxDepth = 5_000;
/** Some markup makes the parser repeat open elements, so that a page of a few kilobytes can become any number of them. */
const maxElements = 400_000;

/** The elements whose position is kept. */
const locatedTags: ReadonlySet<string> = new Set(["img", "input", "area", "svg", "object", "embed"]);

type Adapter = TreeAdapter<DefaultTreeAdapterMap>;

/** Parses a page chunk by chunk, and stops with an error if it nests too deeply or becomes too large. */
export class BoundedParser extends Parser<DefaultTreeAdapterMap> {
  readonly #xml: boolean;

  constructor(xml: boolean) {
    super({ treeAdapter: boundedAdapter(), sourceCodeLocationInfo: true });
    this.#xml = xml;
  }

  /** In XHTML any element may close itself. In HTML, `<script/>` contains the rest of the page. */
  override onStartTag(token: Token.TagToken): void {
    super.onStartTag(token);
    const { tagName } = token;
    if (!this.#xml || !token.selfClosing || token.ackSelfClosing || voidTags.has(tagName)) return;
    this.tokenizer.state = TokenizerMode.DATA;
    this.onEndTag({ ...token, type: Token.TokenType.END_TAG, attrs: [], selfClosing: false });
  }
}

const voidTags: ReadonlySet<string> = new Set([
  ...["area", "base", "br", "col", "embed", "frame", "hr", "img", "image", "input", "link", "meta", "source", "track", "wbr"],
  ...["html", "head", "body"],
]);

function boundedAdapter(): Adapter {
  let open = 0;
  let elements = 0;
  const isLocated = (node: DefaultTreeAdapterMap["node"]): boolean =>
    defaultTreeAdapter.isElementNode(node) && (locatedTags.has(node.tagName) || node.attrs.some(({ name }) => name === "role"));
  return {
    ...defaultTreeAdapter,
    createElement(tagName, namespace, attrs) {
      if (++elements > maxElements) {
        throw new PageError(`The page has more than ${maxElements} elements and was not checked: split it.`);
      }
      return defaultTreeAdapter.createElement(tagName, namespace, attrs);
    },
    onItemPush() {
      if (++open > maxDepth) {
        throw new PageError(`The page nests more than ${maxDepth} elements and was not checked: close its open elements.`);
      }
    },
    onItemPop() {
      open--;
    },
    setNodeSourceCodeLocation(node, location) {
      if (isLocated(node)) defaultTreeAdapter.setNodeSourceCodeLocation(node, location);
    },
    updateNodeSourceCodeLocation() {
      // The end of an element is not needed.
    },
  };
}
