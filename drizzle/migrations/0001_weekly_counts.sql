CREATE TABLE `count_channel` (
	`week` text NOT NULL,
	`channel` text NOT NULL,
	`count` integer NOT NULL,
	`days` integer NOT NULL,
	PRIMARY KEY(`week`, `channel`)
);
--> statement-breakpoint
CREATE TABLE `count_language` (
	`week` text NOT NULL,
	`language` text NOT NULL,
	`count` integer NOT NULL,
	`days` integer NOT NULL,
	PRIMARY KEY(`week`, `language`)
);
--> statement-breakpoint
CREATE TABLE `count_topic` (
	`week` text NOT NULL,
	`topic` text NOT NULL,
	`count` integer NOT NULL,
	`days` integer NOT NULL,
	PRIMARY KEY(`week`, `topic`)
);
