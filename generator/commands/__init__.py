"""What a person can ask for, one module a command: reads inputs, runs the pipeline, publishes if sound, reports always."""
