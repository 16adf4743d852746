/** Names of the D1 databases of the suite. */
export const DATABASES = ['DB_1', 'DB_2', 'DB_3', 'DB_4', 'DB_5', 'DB_6'] as const
