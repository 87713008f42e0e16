// Whether the process in this container can serve, for an image without curl: exit code 0 when it says that it is ready.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`, { signal: AbortSignal.timeout(8_000) }).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
