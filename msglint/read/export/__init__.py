"""Tables, helpdesks' exports and requests of a messaging API: files that hold messages among other things."""
