/** The services of the distributed form and their ports, as in docker-compose.yml and nginx.conf. */
export const services = {
  directory: 3001,
  registration: 3002,
  evaluation: 3003,
  certification: 3004,
  notification: 3005,
};
