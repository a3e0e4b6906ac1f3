CREATE TABLE `blocked_number` (
	`phone` text PRIMARY KEY NOT NULL,
	`known_as` text NOT NULL,
	`reason` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `consular_closed` (
	`import_id` integer NOT NULL,
	`country_iso2` text NOT NULL,
	`city` text NOT NULL,
	`state` text NOT NULL,
	`fact` text NOT NULL,
	`gone` integer NOT NULL,
	`source` text NOT NULL,
	`source_date` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `consular_closed_country` ON `consular_closed` (`country_iso2`);--> statement-breakpoint
CREATE TABLE `consular_jurisdiction` (
	`import_id` integer NOT NULL,
	`post_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`import_id`, `post_id`, `kind`, `value`),
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `consular_none` (
	`import_id` integer NOT NULL,
	`country_iso2` text NOT NULL,
	`fact` text NOT NULL,
	`what_to_do` text NOT NULL,
	`source` text NOT NULL,
	`source_date` text NOT NULL,
	PRIMARY KEY(`import_id`, `country_iso2`),
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `consular_note` (
	`import_id` integer NOT NULL,
	`post_id` text NOT NULL,
	`topic` text NOT NULL,
	`note` text NOT NULL,
	`source` text NOT NULL,
	`source_date` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `consular_note_post` ON `consular_note` (`import_id`,`post_id`);--> statement-breakpoint
CREATE TABLE `consular_post` (
	`import_id` integer NOT NULL,
	`id` text NOT NULL,
	`country_iso2` text NOT NULL,
	`type` text NOT NULL,
	`name` text NOT NULL,
	`city` text NOT NULL,
	`state` text NOT NULL,
	`address` text,
	`postal_code` text,
	`lat` real NOT NULL,
	`lon` real NOT NULL,
	`phone` text,
	`emergency_phone` text,
	`email` text,
	`website` text,
	`appointments_url` text,
	`services` text NOT NULL,
	`call_first` integer NOT NULL,
	`sends_elsewhere` integer NOT NULL,
	`source` text NOT NULL,
	`source_date` text NOT NULL,
	`confidence` text NOT NULL,
	PRIMARY KEY(`import_id`, `id`),
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `consular_post_country` ON `consular_post` (`country_iso2`);--> statement-breakpoint
CREATE TABLE `country` (
	`iso2` text PRIMARY KEY NOT NULL,
	`name_en` text NOT NULL,
	`name_own` text NOT NULL,
	`source` text NOT NULL,
	`source_date` text NOT NULL,
	`confidence` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `country_word` (
	`word` text NOT NULL,
	`iso2` text NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`word`, `iso2`),
	FOREIGN KEY (`iso2`) REFERENCES `country`(`iso2`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `country_word_country` ON `country_word` (`iso2`);--> statement-breakpoint
CREATE TABLE `country_word_ambiguous` (
	`word` text PRIMARY KEY NOT NULL,
	`default_iso2` text,
	`readings` text NOT NULL,
	`rule` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `hotline` (
	`import_id` integer NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`phone` text NOT NULL,
	`text_number` text,
	`text_word` text,
	`hours` text,
	`languages` text NOT NULL,
	`what_for` text NOT NULL,
	`run_by` text NOT NULL,
	`confidentiality_note` text NOT NULL,
	`position` integer NOT NULL,
	`source` text NOT NULL,
	`source_date` text NOT NULL,
	`confidence` text NOT NULL,
	PRIMARY KEY(`import_id`, `id`),
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `hotline_topic` (
	`import_id` integer NOT NULL,
	`hotline_id` text NOT NULL,
	`topic` text NOT NULL,
	PRIMARY KEY(`import_id`, `hotline_id`, `topic`),
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `hotline_topic_topic` ON `hotline_topic` (`topic`,`hotline_id`);--> statement-breakpoint
CREATE TABLE `id_program` (
	`import_id` integer NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`state` text,
	`city_or_county` text,
	`issuer` text NOT NULL,
	`country_iso2` text,
	`who_can_get` text NOT NULL,
	`documents_accepted` text NOT NULL,
	`fee_usd` real,
	`used_for` text NOT NULL,
	`privacy_note` text,
	`phone` text,
	`website` text,
	`status` text NOT NULL,
	`status_date` text NOT NULL,
	`source` text NOT NULL,
	`source_date` text NOT NULL,
	`confidence` text NOT NULL,
	PRIMARY KEY(`import_id`, `id`),
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `id_program_cover` (
	`import_id` integer NOT NULL,
	`program_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`import_id`, `program_id`, `kind`, `value`),
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `id_program_cover_value` ON `id_program_cover` (`kind`,`value`);--> statement-breakpoint
CREATE TABLE `id_program_note` (
	`import_id` integer NOT NULL,
	`program_id` text NOT NULL,
	`topic` text NOT NULL,
	`note` text NOT NULL,
	`source` text NOT NULL,
	`source_date` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `id_program_note_program` ON `id_program_note` (`import_id`,`program_id`);--> statement-breakpoint
CREATE TABLE `city_word` (
	`word` text PRIMARY KEY NOT NULL,
	`city_key` text NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `county` (
	`fips` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`name` text NOT NULL,
	`key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `county_key` ON `county` (`key`);--> statement-breakpoint
CREATE TABLE `zip` (
	`zip` text PRIMARY KEY NOT NULL,
	`city` text NOT NULL,
	`city_key` text NOT NULL,
	`state` text NOT NULL,
	`county_fips` text NOT NULL,
	`lat` real,
	`lon` real,
	`tz` text,
	`precision` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `zip_city` ON `zip` (`city_key`,`state`);--> statement-breakpoint
CREATE INDEX `zip_state` ON `zip` (`state`);--> statement-breakpoint
CREATE INDEX `zip_point` ON `zip` (`lat`);--> statement-breakpoint
CREATE TABLE `active_import` (
	`source` text PRIMARY KEY NOT NULL,
	`import_id` integer NOT NULL,
	`previous_id` integer,
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`previous_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `import_run` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`origin` text NOT NULL,
	`content_hash` text NOT NULL,
	`started_on` text NOT NULL,
	`rows_read` integer NOT NULL,
	`kept` integer NOT NULL,
	`rejected` integer NOT NULL,
	`skipped` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `location` (
	`id` integer PRIMARY KEY NOT NULL,
	`import_id` integer NOT NULL,
	`ref` text NOT NULL,
	`confidential` integer NOT NULL,
	`address` text,
	`city` text,
	`state` text,
	`zip` text,
	`lat` real,
	`lon` real,
	`precision` text NOT NULL,
	`tz` text,
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `location_ref` ON `location` (`import_id`,`ref`);--> statement-breakpoint
CREATE TABLE `organization` (
	`id` integer PRIMARY KEY NOT NULL,
	`import_id` integer NOT NULL,
	`ref` text NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organization_ref` ON `organization` (`import_id`,`ref`);--> statement-breakpoint
CREATE TABLE `phone` (
	`id` integer PRIMARY KEY NOT NULL,
	`import_id` integer NOT NULL,
	`service_at_location_id` integer,
	`service_id` integer,
	`location_id` integer,
	`organization_id` integer,
	`number` text NOT NULL,
	`extension` text,
	`kind` text NOT NULL,
	`languages` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`service_at_location_id`) REFERENCES `service_at_location`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `phone_service_at_location` ON `phone` (`service_at_location_id`);--> statement-breakpoint
CREATE INDEX `phone_service` ON `phone` (`service_id`);--> statement-breakpoint
CREATE INDEX `phone_location` ON `phone` (`location_id`);--> statement-breakpoint
CREATE INDEX `phone_organization` ON `phone` (`organization_id`);--> statement-breakpoint
CREATE TABLE `schedule` (
	`id` integer PRIMARY KEY NOT NULL,
	`import_id` integer NOT NULL,
	`service_at_location_id` integer,
	`service_id` integer,
	`location_id` integer,
	`hours_known` integer NOT NULL,
	`text` text NOT NULL,
	`day` integer,
	`start_minute` integer,
	`length_minutes` integer,
	`week_of_month` integer,
	`valid_to` text,
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`service_at_location_id`) REFERENCES `service_at_location`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `schedule_service_at_location` ON `schedule` (`service_at_location_id`);--> statement-breakpoint
CREATE INDEX `schedule_service` ON `schedule` (`service_id`);--> statement-breakpoint
CREATE INDEX `schedule_location` ON `schedule` (`location_id`);--> statement-breakpoint
CREATE TABLE `service` (
	`id` integer PRIMARY KEY NOT NULL,
	`import_id` integer NOT NULL,
	`ref` text NOT NULL,
	`organization_id` integer,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`cost` text NOT NULL,
	`asks_status` text NOT NULL,
	`asks_documents` text NOT NULL,
	`access` text,
	`only_for` text NOT NULL,
	`vetting` text NOT NULL,
	`vetting_on` text,
	`website` text,
	`tz` text,
	`confidence` text NOT NULL,
	`source` text NOT NULL,
	`source_date` text NOT NULL,
	`content_hash` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `service_ref` ON `service` (`import_id`,`ref`);--> statement-breakpoint
CREATE INDEX `service_organization` ON `service` (`organization_id`);--> statement-breakpoint
CREATE TABLE `service_area` (
	`service_id` integer NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`service_id`, `kind`, `value`),
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `service_area_value` ON `service_area` (`kind`,`value`,`service_id`);--> statement-breakpoint
CREATE TABLE `service_at_location` (
	`id` integer PRIMARY KEY NOT NULL,
	`import_id` integer NOT NULL,
	`service_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `service_at_location_service` ON `service_at_location` (`service_id`);--> statement-breakpoint
CREATE INDEX `service_at_location_location` ON `service_at_location` (`location_id`);--> statement-breakpoint
CREATE TABLE `service_category` (
	`service_id` integer NOT NULL,
	`category` text NOT NULL,
	`is_primary` integer NOT NULL,
	PRIMARY KEY(`service_id`, `category`),
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `service_document` (
	`service_id` integer NOT NULL,
	`document` text NOT NULL,
	PRIMARY KEY(`service_id`, `document`),
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `service_language` (
	`service_id` integer NOT NULL,
	`language` text NOT NULL,
	`how` text NOT NULL,
	PRIMARY KEY(`service_id`, `language`),
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `service_place` (
	`id` integer PRIMARY KEY NOT NULL,
	`import_id` integer NOT NULL,
	`service_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`category` text NOT NULL,
	`cell` integer NOT NULL,
	`lat` real NOT NULL,
	`lon` real NOT NULL,
	`precision` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `service_place_nearest` ON `service_place` (`category`,`cell`,`lat`,`lon`,`import_id`,`service_id`,`location_id`,`precision`);--> statement-breakpoint
CREATE INDEX `service_place_service` ON `service_place` (`service_id`);--> statement-breakpoint
CREATE INDEX `service_place_location` ON `service_place` (`location_id`);