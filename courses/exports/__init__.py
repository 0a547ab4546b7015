"""What leaves the program: papers and files, made from values."""
