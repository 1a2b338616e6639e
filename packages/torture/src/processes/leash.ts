/** Loaded into a process of the run before its own code: it ends with the run that started it. */
process.on("disconnect", () => process.exit(0));
process.channel?.unref();
