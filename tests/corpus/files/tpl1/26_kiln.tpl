Good afternoon #buyer_first_name#,

the stoneware casserole in your order #order_id# was fired with a new glaze, so please season it before you first cook in it: fill it with milk, warm it slowly for half an hour, let it cool, rinse.

It is safe in the oven up to #max_temp# degrees, but not on a gas flame.

Our potters show their daily work at https://#website_domain#/diary; follow us there.

Best wishes,
#agent_name#, #shop_name#
