"""Papers as PDF: values in, bytes out. Nothing here asks the store, and reportlab is known nowhere else."""
