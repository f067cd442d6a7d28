/** The services of the distributed form and their ports, as in docker-compose.yml and nginx.conf. */
export const services = {
  directory: 3001,
  registration: 3002,
  evaluation: 3003,
  certification: 3004,
  notification: 3005,
};

/**
 * How their Node is started. What an event needs lives for some milliseconds: with room enough it dies young, and the
 * collections that stop everything come seldom. In MiB. Pretenuring would put the queries of the database client among what
 * is old at once, and all that they hold, every envelope, would have to grow old with them. And where V8 would collect the
 * whole heap of a service that was idle whenever it has grown by a tenth, it may grow to three times what lives.
 */
export const nodeFlags = [
  '--enable-source-maps',
  '--min-semi-space-size=32',
  '--max-semi-space-size=32',
  '--no-allocation-site-pretenuring',
  '--heap-growing-percent=200',
];
