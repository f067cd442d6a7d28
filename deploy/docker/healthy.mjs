// The health check of a service's container: node healthy.mjs <service>
const url = `http://127.0.0.1:${process.env.PORT}/api/${process.argv[2]}/health/ready`;
const answer = await fetch(url, { signal: AbortSignal.timeout(4_000) }).catch(() => undefined);
process.exitCode = answer?.ok ? 0 : 1;
