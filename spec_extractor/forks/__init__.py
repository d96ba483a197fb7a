"""A team's own version of the template: started, kept in step with prdgen's, and checked."""
