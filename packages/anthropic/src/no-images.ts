/** Stands for `@legenda/images` on runtimes that cannot load it: browsers and Workers. */
export {};
