import { captionByEach } from "./caption-by-each.js";

export default {
  async fetch(request) {
    return Response.json(await captionByEach(await request.json()));
  },
};
