"""`msglint explain --why`: why was this line reported, or not?"""
