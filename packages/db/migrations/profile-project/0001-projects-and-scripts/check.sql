SELECT to_regclass('profile_project.projects') IS NOT NULL
   AND to_regclass('profile_project.script_uploads') IS NOT NULL
   AND to_regclass('profile_project.scripts') IS NOT NULL;
