// Whether containers can be started here: an engine that answers, and an image that it has or can fetch.

const fetched = async (client, name) => {
  if (!(await client.image.exists(name))) await client.image.pull(name);
};

/** Undefined when a container can be started from this image. Else `why` says in a few words why an engine that is there is of no use, as where no registry can be reached; without it there is no engine. */
export async function whyNoContainer(image) {
  const { getContainerRuntimeClient, getReaper, ImageName } = await import('testcontainers');
  const client = await getContainerRuntimeClient().catch(() => undefined);
  if (!client) return {};
  const useless = what => error => ({ why: `A container engine is here, but ${what}: ${error.message}` });
  const none = await fetched(client, ImageName.fromString(image)).then(() => undefined, useless(`no container can be started from ${image}`));
  // Testcontainers cleans up by a container of its own image, unless it is told not to.
  return none ?? getReaper(client).then(() => undefined, useless('what is started in it could not be cleaned up (TESTCONTAINERS_RYUK_DISABLED=true goes without that)'));
}
