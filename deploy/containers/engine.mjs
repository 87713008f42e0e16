// Whether containers can be started here: an engine that answers, and an image that it has or can fetch.

/** Undefined when a container can be started from this image. Else `why` says in a few words why an engine that is there is of no use, as where no registry can be reached; without it there is no engine. */
export async function whyNoContainer(image) {
  const { getContainerRuntimeClient, getReaper, ImageName } = await import('testcontainers');
  const client = await getContainerRuntimeClient().catch(() => undefined);
  if (!client) return {};
  const name = ImageName.fromString(image);
  try {
    if (!(await client.image.exists(name))) await client.image.pull(name);
    // Testcontainers cleans up by an image of its own, unless TESTCONTAINERS_RYUK_DISABLED=true.
    await getReaper(client);
    return undefined;
  } catch (error) {
    return { why: `A container engine is here, but no container can be started from ${image}: ${error.message}` };
  }
}
