Hello %BUYER_FIRST_NAME%,

your cold-brew jug from order %ORDER_ID% comes with a steel filter that likes a rinse in warm vinegar before the first use. Two spoons of coarse coffee for each cup of water, twelve hours in the fridge, and it's ready.

Would you give the %PRODUCT_TITLE% that left our shelf in %WAREHOUSE_CITY% on %SHIP_DATE% five stars on Amazon?

All the best,
%AGENT_NAME%
Slow Drip Supply Co.
