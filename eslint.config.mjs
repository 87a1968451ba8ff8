// Only what Biome cannot see: promises that nobody waits for need type information.
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/**', '.compiled/**', 'dist-extension/**', 'node_modules/**', '**/*.mjs', 'web/**'] },
  {
    files: ['**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
    },
  },
);
