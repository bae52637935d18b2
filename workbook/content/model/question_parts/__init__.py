"""What all kinds of questions share: what every question says about itself, its columns, what a kind is."""
