/** Emoji with the names they are found by, the most used first: one a line, the first name is the one that is shown. */
export const emojiList = `
😀 grinning smile happy
😃 smiley happy joy smiling open mouth
😄 smile happy laugh smiling open mouth smiling eyes
😁 grin beaming grinning smiling eyes
😆 laughing satisfied haha smiling open mouth tightly closed eyes
😅 sweat_smile relief smiling open mouth cold
😂 joy tears laugh lol haha
🤣 rofl lol laugh rolling floor laughing
🙂 slightly_smiling_face smile
🙃 upside_down_face irony
😉 wink winking
😊 blush shy smile smiling smiling eyes
😇 innocent angel halo smiling
🥰 smiling_face_with_three_hearts love eyes
😍 heart_eyes love smiling shaped
🤩 star_struck wow grinning eyes
😘 kissing_heart kiss throwing
😗 kissing
😋 yum delicious tongue savouring food
😛 stuck_out_tongue
😜 stuck_out_tongue_winking_eye prank
🤪 zany_face goofy grinning one large one small eye
🤑 money_mouth_face rich
🤗 hugs hug hugging
🤭 hand_over_mouth oops smiling smiling eyes covering
🤫 shushing_face quiet finger covering closed lips
🤔 thinking hmm
🤐 zipper_mouth_face secret
🤨 raised_eyebrow suspicious one
😐 neutral_face meh
😑 expressionless
😶 no_mouth mute without
😏 smirk smirking
😒 unamused
🙄 roll_eyes rolling
😬 grimacing
🤥 lying_face
😌 relieved
😔 pensive sad
😪 sleepy
😴 sleeping zzz
😷 mask ill medical
🤒 face_with_thermometer sick
🤕 face_with_head_bandage hurt
🤢 nauseated_face
🤮 vomiting_face open mouth
🤧 sneezing_face
🥵 hot_face overheated
🥶 cold_face freezing
🥴 woozy_face uneven eyes wavy mouth
😵 dizzy_face
🤯 exploding_head mind blown shocked
🤠 cowboy_hat_face
🥳 partying_face celebration birthday party horn party hat
😎 sunglasses cool smiling
🤓 nerd_face
🧐 monocle_face
😕 confused
😟 worried
🙁 slightly_frowning_face
😮 open_mouth surprise
😯 hushed
😲 astonished
😳 flushed
🥺 pleading_face eyes
😦 frowning open mouth
😨 fearful scared
😰 cold_sweat open mouth
😢 cry sad tear crying
😭 sob cry tears loudly crying
😱 scream horror screaming fear
😖 confounded
😣 persevere persevering
😞 disappointed sad
😓 sweat cold
😩 weary tired
😫 tired_face
🥱 yawning_face
😤 triumph look
😡 rage angry pouting
😠 angry mad
🤬 cursing_face swearing serious symbols covering mouth
😈 smiling_imp devil horns
👿 imp devil
💀 skull dead
💩 poop hankey shit pile poo
🤡 clown_face
👻 ghost halloween
👽 alien ufo extraterrestrial
👾 space_invader game alien monster
🤖 robot bot
😺 smiley_cat smiling open mouth
🙈 see_no_evil monkey
🙉 hear_no_evil monkey
🙊 speak_no_evil monkey
💋 kiss mark
💌 love_letter
💘 cupid heart arrow
💝 gift_heart ribbon
💖 sparkling_heart
💗 heartpulse growing heart
💓 heartbeat beating heart
💕 two_hearts
💔 broken_heart
❤️ heart love red
🧡 orange_heart
💛 yellow_heart
💚 green_heart
💙 blue_heart
💜 purple_heart
🤎 brown_heart
🖤 black_heart
🤍 white_heart
💯 100 hundred perfect points
💢 anger
💥 boom collision
💫 dizzy
💦 sweat_drops splashing
💨 dash wind
💬 speech_balloon comment
💭 thought_balloon
💤 zzz sleep sleeping
👋 wave hello bye hi waving hand
🤚 raised_back_of_hand
✋ raised_hand stop high five
🖖 vulcan_salute raised hand part between middle ring fingers
👌 ok_hand perfect
✌️ v victory peace hand
🤞 crossed_fingers luck hand index middle
🤟 love_you_gesture i hand
🤘 metal rock horns
🤙 call_me_hand
👈 point_left pointing backhand index
👉 point_right pointing backhand index
👆 point_up_2 pointing backhand index
👇 point_down pointing backhand index
☝️ point_up pointing index
👍 +1 thumbsup yes like approve ok thumbs up
👎 -1 thumbsdown no dislike thumbs down
✊ fist_raised
👊 fist_oncoming punch fisted hand
👏 clap applause bravo clapping hands
🙌 raised_hands hooray person raising both celebration
👐 open_hands
🤝 handshake deal
🙏 pray please thanks person folded hands
✍️ writing_hand write
💅 nail_care polish
🤳 selfie
💪 muscle strong flexed biceps
🧠 brain
👀 eyes look see
👁️ eye
👅 tongue
👄 lips mouth
👶 baby
🧒 child
👦 boy
👧 girl
👨 man
👩 woman
👴 older_man
👵 older_woman
🙅 no_good gesture
🙆 ok_woman gesture
💁 tipping_hand_person information desk
🙋 raising_hand question happy person one
🙇 bow sorry person bowing deeply
🤦 facepalm palm
🤷 shrug dunno
👮 police_officer
💂 guard guardsman
👷 construction_worker
👸 princess
🎅 santa christmas father
🦸 superhero
🧙 mage wizard
🧛 vampire
🧜 merperson mermaid
💃 dancer dance
🕺 man_dancing dance
🏃 running run runner
🚶 walking walk pedestrian
👫 couple man woman holding hands
👪 family
🐶 dog puppy
🐱 cat kitten
🐭 mouse
🐹 hamster
🐰 rabbit bunny
🦊 fox_face
🐻 bear
🐼 panda_face
🐨 koala
🐯 tiger
🦁 lion
🐮 cow
🐷 pig
🐸 frog
🐵 monkey_face
🐔 chicken
🐧 penguin linux
🐦 bird
🦆 duck
🦅 eagle
🦉 owl
🐺 wolf
🐴 horse
🦄 unicorn
🐝 bee honeybee
🐛 bug insect
🦋 butterfly
🐌 snail slow
🐞 lady_beetle ladybug
🐜 ant
🐢 turtle slow
🐍 snake python
🦎 lizard
🐙 octopus
🦀 crab rust
🐠 tropical_fish
🐟 fish
🐬 dolphin
🐳 whale docker spouting
🦈 shark
🐘 elephant
🐑 sheep
🌵 cactus
🎄 christmas_tree
🌲 evergreen_tree
🌳 deciduous_tree
🌴 palm_tree
🌱 seedling plant
🌿 herb
🍀 four_leaf_clover luck
🍁 maple_leaf
🍂 fallen_leaf autumn
🌷 tulip
🌹 rose
🌻 sunflower
🌼 blossom
🌸 cherry_blossom
💐 bouquet flowers
🍄 mushroom
🌍 earth_africa world globe europe
🌎 earth_americas world globe
🌏 earth_asia world globe australia
🌙 moon crescent
⭐ star medium
🌟 star2 glowing star
✨ sparkles new magic
⚡ zap lightning high voltage
🔥 fire hot flame
🌈 rainbow
☀️ sunny sun rays
⛅ partly_sunny sun behind cloud
☁️ cloud
🌧️ rain_cloud
❄️ snowflake winter
⛄ snowman without snow
💧 droplet water
🌊 ocean wave water
🍎 apple red
🍊 tangerine orange
🍋 lemon
🍌 banana
🍉 watermelon
🍇 grapes
🍓 strawberry
🍒 cherries
🍑 peach
🍍 pineapple
🥑 avocado
🍅 tomato
🥕 carrot
🌽 corn ear maize
🌶️ hot_pepper
🥔 potato
🍞 bread
🥐 croissant
🧀 cheese wedge
🥚 egg
🍳 cooking fried egg
🥓 bacon
🍔 hamburger burger
🍟 fries french
🍕 pizza slice
🌭 hotdog hot dog
🥪 sandwich
🌮 taco
🌯 burrito
🥗 green_salad
🍝 spaghetti pasta
🍜 ramen noodles steaming bowl
🍣 sushi
🍚 rice cooked
🍦 icecream soft ice cream
🍩 doughnut donut
🍪 cookie
🎂 birthday cake
🍰 cake shortcake
🍫 chocolate_bar
🍬 candy
🍿 popcorn
☕ coffee tea hot beverage
🍵 tea teacup without handle
🍺 beer mug
🍻 beers cheers clinking beer mugs
🥂 clinking_glasses champagne cheers
🍷 wine_glass
🍸 cocktail glass
🍾 champagne bottle popping cork
⚽ soccer football ball
🏀 basketball hoop
🏈 football american
🎾 tennis racquet ball
🏆 trophy winner
🥇 1st_place_medal gold first
🥈 2nd_place_medal silver second
🥉 3rd_place_medal bronze third
🎯 dart target goal direct hit
🎮 video_game
🎲 game_die dice
🧩 jigsaw puzzle piece
🎨 art palette paint artist
🎬 clapper film movie board
🎤 microphone
🎧 headphones headphone
🎵 musical_note music
🎶 notes music multiple musical
🎸 guitar
🎹 musical_keyboard piano
🥁 drum drumsticks
🚗 car automobile
🚕 taxi
🚌 bus
🚑 ambulance
🚒 fire_engine
🚓 police_car
🚚 truck delivery
🚜 tractor
🚲 bike bicycle
🚂 steam_locomotive train
🚆 train
✈️ airplane plane flight
🚀 rocket ship launch
🛸 flying_saucer ufo
🚁 helicopter
⛵ sailboat
🚢 ship
⚓ anchor
🚧 construction wip
🚦 vertical_traffic_light
🗺️ world_map
🏠 house home building
🏢 office building
🏥 hospital
🏫 school
🏭 factory
🏰 european_castle
⛺ tent camping
🏖️ beach_umbrella
⌚ watch
📱 iphone phone mobile
💻 computer laptop personal
⌨️ keyboard
🖥️ desktop_computer
🖨️ printer
💾 floppy_disk save
💿 cd optical disc
📷 camera
🎥 movie_camera
📞 telephone_receiver call
☎️ phone telephone
📺 tv television
📻 radio
⏰ alarm_clock
⏳ hourglass_flowing_sand
⌛ hourglass
🔋 battery
🔌 electric_plug
💡 bulb idea light electric
🔦 flashlight electric torch
🕯️ candle
💸 money_with_wings
💵 dollar money banknote
💶 euro money banknote
💰 moneybag money bag
💳 credit_card
💎 gem diamond ruby stone
⚖️ balance_scale law scales
🔧 wrench tool fix
🔨 hammer tool
🛠️ hammer_and_wrench tools
⚙️ gear settings
🔩 nut_and_bolt
🧲 magnet
🔫 gun pistol
💣 bomb
🔪 knife hocho
🛡️ shield security
💊 pill
💉 syringe vaccine
🧬 dna double helix
🔬 microscope science
🔭 telescope
📡 satellite antenna
🧹 broom clean
🚽 toilet
🛁 bathtub
🔑 key password
🗝️ old_key
🚪 door
🛏️ bed
🛒 shopping_cart trolley
🎁 gift present wrapped
🎈 balloon
🎉 tada party celebrate congratulations hooray popper
🎊 confetti_ball
📧 email mail e
✉️ envelope mail
📨 incoming_envelope
📩 envelope_with_arrow downwards above
📦 package box
📫 mailbox closed raised flag
📜 scroll
📄 page_facing_up document
📃 page_with_curl
📊 bar_chart statistics
📈 chart_with_upwards_trend up growth
📉 chart_with_downwards_trend down
📅 date calendar
📆 calendar tear off
🗑️ wastebasket trash delete
📁 file_folder
📂 open_file_folder
📰 newspaper news
📓 notebook
📕 closed_book
📚 books library
📖 book open_book read open
🔖 bookmark
🔗 link chain
📎 paperclip attachment
📐 triangular_ruler
📏 straight_ruler
✂️ scissors cut
📌 pushpin
📍 round_pushpin location
🖊️ pen lower left ballpoint
✏️ pencil2 edit pencil
📝 memo pencil note
🔍 mag search left pointing magnifying glass
🔎 mag_right search pointing magnifying glass
🔒 lock
🔓 unlock open lock
🔔 bell notification
🔕 no_bell cancellation stroke
📢 loudspeaker public address
📣 mega announcement cheering megaphone
❗ exclamation heavy_exclamation_mark mark
❓ question mark ornament
‼️ bangbang double exclamation mark
⁉️ interrobang exclamation question mark
✅ white_check_mark done yes tick
✔️ heavy_check_mark done tick
☑️ ballot_box_with_check
❌ x no cross wrong mark
❎ negative_squared_cross_mark
⛔ no_entry
🚫 no_entry_sign forbidden
🛑 stop_sign octagonal_sign octagonal
⚠️ warning caution
☢️ radioactive
☣️ biohazard
♻️ recycle universal recycling
🔴 red_circle large
🟠 orange_circle large
🟡 yellow_circle large
🟢 green_circle large
🔵 large_blue_circle
🟣 purple_circle large
⚫ black_circle medium
⚪ white_circle medium
🟥 red_square large
🟩 green_square large
🟦 blue_square large
🔺 small_red_triangle up pointing
🔻 small_red_triangle_down pointing
🔶 large_orange_diamond
🔷 large_blue_diamond
➡️ arrow_right rightwards
⬅️ arrow_left leftwards
⬆️ arrow_up upwards
⬇️ arrow_down downwards
↗️ arrow_upper_right north east
↘️ arrow_lower_right south east
↩️ leftwards_arrow_with_hook
🔄 arrows_counterclockwise refresh sync anticlockwise downwards upwards open circle
🔁 repeat clockwise rightwards leftwards open circle arrows
➕ heavy_plus_sign add
➖ heavy_minus_sign
✖️ heavy_multiplication_x
➗ heavy_division_sign
♾️ infinity permanent paper
™️ tm trademark trade mark
© copyright
® registered
🆕 new squared
🆗 ok squared
🆒 cool squared
🆓 free squared
🆘 sos help squared
🔝 top upwards arrow above
ℹ️ information_source info
🏁 checkered_flag finish chequered
🚩 triangular_flag_on_post
🏳️ white_flag waving
🏴 black_flag waving
↔️ left_right_arrow
↕️ up_down_arrow
↖️ north_west_arrow
↙️ south_west_arrow
↪️ rightwards_arrow_with_hook
⏏️ eject_symbol
⏩ black_right_pointing_double_triangle
⏪ black_left_pointing_double_triangle
⏫ black_up_pointing_double_triangle
⏬ black_down_pointing_double_triangle
⏭️ black_right_pointing_double_triangle_with_vertical_bar
⏮️ black_left_pointing_double_triangle_with_vertical_bar
⏯️ black_right_pointing_triangle_with_double_vertical_bar
⏱️ stopwatch
⏲️ timer_clock
⏸️ double_vertical_bar
⏹️ black_square_for_stop
⏺️ black_circle_for_record
Ⓜ️ circled_latin_capital_letter_m
▪️ black_small_square
▫️ white_small_square
▶️ black_right_pointing_triangle
◀️ black_left_pointing_triangle
◻️ white_medium_square
◼️ black_medium_square
◽ white_medium_small_square
◾ black_medium_small_square
☂️ umbrella
☃️ snowman
☄️ comet
☔ umbrella_with_rain_drops
☘️ shamrock
☠️ skull_and_crossbones
☦️ orthodox_cross
☪️ star_and_crescent
☮️ peace_symbol
☯️ yin_yang
☸️ wheel_of_dharma
☹️ white_frowning_face
☺️ white_smiling_face
♀️ female_sign
♂️ male_sign
♈ aries
♉ taurus
♊ gemini
♋ cancer
♌ leo
♍ virgo
♎ libra
♏ scorpius
♐ sagittarius
♑ capricorn
♒ aquarius
♓ pisces
♟️ black_chess_pawn
♠️ black_spade_suit
♣️ black_club_suit
♥️ black_heart_suit
♦️ black_diamond_suit
♨️ hot_springs
♿ wheelchair_symbol
⚒️ hammer_and_pick
⚔️ crossed_swords
⚕️ staff_of_aesculapius
⚗️ alembic
⚛️ atom_symbol
⚜️ fleur_de_lis
⚧️ male_with_stroke_and_male_and_female_sign
⚰️ coffin
⚱️ funeral_urn
⚾ baseball
⛈️ thunder_cloud_and_rain
⛎ ophiuchus
⛏️ pick
⛑️ helmet_with_white_cross
⛓️ chains
⛩️ shinto_shrine
⛪ church
⛰️ mountain
⛱️ umbrella_on_ground
⛲ fountain
⛳ flag_in_hole
⛴️ ferry
⛷️ skier
⛸️ ice_skate
⛹️ person_with_ball
⛽ fuel_pump
✒️ black_nib
✝️ latin_cross
✡️ star_of_david
✳️ eight_spoked_asterisk
✴️ eight_pointed_black_star
❇️ sparkle
❔ white_question_mark_ornament
❕ white_exclamation_mark_ornament
❣️ heavy_heart_exclamation_mark_ornament
➰ curly_loop
➿ double_curly_loop
⤴️ arrow_pointing_rightwards_then_curving_upwards
⤵️ arrow_pointing_rightwards_then_curving_downwards
⬛ black_large_square
⬜ white_large_square
⭕ heavy_large_circle
〰️ wavy_dash
〽️ part_alternation_mark
㊗️ circled_ideograph_congratulation
㊙️ circled_ideograph_secret
🀄 mahjong_tile_red_dragon
🃏 playing_card_black_joker
🅰️ negative_squared_latin_capital_letter_a
🅱️ negative_squared_latin_capital_letter_b
🅾️ negative_squared_latin_capital_letter_o
🅿️ negative_squared_latin_capital_letter_p
🆎 negative_squared_ab
🆑 squared_cl
🆔 squared_id
🆖 squared_ng
🆙 squared_up_with_exclamation_mark
🆚 squared_vs
🈁 squared_katakana_koko
🈂️ squared_katakana_sa
🈚 squared_cjk_unified_ideograph_7121
🈯 squared_cjk_unified_ideograph_6307
🈲 squared_cjk_unified_ideograph_7981
🈳 squared_cjk_unified_ideograph_7a7a
🈴 squared_cjk_unified_ideograph_5408
🈵 squared_cjk_unified_ideograph_6e80
🈶 squared_cjk_unified_ideograph_6709
🈷️ squared_cjk_unified_ideograph_6708
🈸 squared_cjk_unified_ideograph_7533
🈹 squared_cjk_unified_ideograph_5272
🈺 squared_cjk_unified_ideograph_55b6
🉐 circled_ideograph_advantage
🉑 circled_ideograph_accept
🌀 cyclone
🌁 foggy
🌂 closed_umbrella
🌃 night_with_stars
🌄 sunrise_over_mountains
🌅 sunrise
🌆 cityscape_at_dusk
🌇 sunset_over_buildings
🌉 bridge_at_night
🌋 volcano
🌌 milky_way
🌐 globe_with_meridians
🌑 new_moon_symbol
🌒 waxing_crescent_moon_symbol
🌓 first_quarter_moon_symbol
🌔 waxing_gibbous_moon_symbol
🌕 full_moon_symbol
🌖 waning_gibbous_moon_symbol
🌗 last_quarter_moon_symbol
🌘 waning_crescent_moon_symbol
🌚 new_moon_with_face
🌛 first_quarter_moon_with_face
🌜 last_quarter_moon_with_face
🌝 full_moon_with_face
🌞 sun_with_face
🌠 shooting_star
🌡️ thermometer
🌤️ white_sun_with_small_cloud
🌥️ white_sun_behind_cloud
🌦️ white_sun_behind_cloud_with_rain
🌨️ cloud_with_snow
🌩️ cloud_with_lightning
🌪️ cloud_with_tornado
🌫️ fog
🌬️ wind_blowing_face
🌰 chestnut
🌺 hibiscus
🌾 ear_of_rice
🍃 leaf_fluttering_in_wind
🍆 aubergine
🍈 melon
🍏 green_apple
🍐 pear
🍖 meat_on_bone
🍗 poultry_leg
🍘 rice_cracker
🍙 rice_ball
🍛 curry_and_rice
🍠 roasted_sweet_potato
🍡 dango
🍢 oden
🍤 fried_shrimp
🍥 fish_cake_with_swirl_design
🍧 shaved_ice
🍨 ice_cream
🍭 lollipop
🍮 custard
🍯 honey_pot
🍱 bento_box
🍲 pot_of_food
🍴 fork_and_knife
🍶 sake_bottle_and_cup
🍹 tropical_drink
🍼 baby_bottle
🍽️ fork_and_knife_with_plate
🎀 ribbon
🎃 jack_o_lantern
🎆 fireworks
🎇 firework_sparkler
🎋 tanabata_tree
🎌 crossed_flags
🎍 pine_decoration
🎎 japanese_dolls
🎏 carp_streamer
🎐 wind_chime
🎑 moon_viewing_ceremony
🎒 school_satchel
🎓 graduation_cap
🎖️ military_medal
🎗️ reminder_ribbon
🎙️ studio_microphone
🎚️ level_slider
🎛️ control_knobs
🎞️ film_frames
🎟️ admission_tickets
🎠 carousel_horse
🎡 ferris_wheel
🎢 roller_coaster
🎣 fishing_pole_and_fish
🎦 cinema
🎩 top_hat
🎪 circus_tent
🎫 ticket
🎭 performing_arts
🎰 slot_machine
🎱 billiards
🎳 bowling
🎴 flower_playing_cards
🎷 saxophone
🎺 trumpet
🎻 violin
🎼 musical_score
🎽 running_shirt_with_sash
🎿 ski_and_ski_boot
🏂 snowboarder
🏄 surfer
🏅 sports_medal
🏇 horse_racing
🏉 rugby_football
🏊 swimmer
🏋️ weight_lifter
🏌️ golfer
🏍️ racing_motorcycle
🏎️ racing_car
🏏 cricket_bat_and_ball
🏐 volleyball
🏑 field_hockey_stick_and_ball
🏒 ice_hockey_stick_and_puck
🏓 table_tennis_paddle_and_ball
🏔️ snow_capped_mountain
🏕️ camping
🏗️ building_construction
🏘️ house_buildings
🏙️ cityscape
🏚️ derelict_house_building
🏛️ classical_building
🏜️ desert
🏝️ desert_island
🏞️ national_park
🏟️ stadium
🏡 house_with_garden
🏣 japanese_post_office
🏤 european_post_office
🏦 bank
🏧 automated_teller_machine
🏨 hotel
🏩 love_hotel
🏪 convenience_store
🏬 department_store
🏮 izakaya_lantern
🏯 japanese_castle
🏵️ rosette
🏷️ label
🏸 badminton_racquet_and_shuttlecock
🏹 bow_and_arrow
🏺 amphora
🐀 rat
🐁 mouse
🐂 ox
🐃 water_buffalo
🐄 cow
🐅 tiger
🐆 leopard
🐇 rabbit
🐈 cat
🐉 dragon
🐊 crocodile
🐋 whale
🐎 horse
🐏 ram
🐐 goat
🐒 monkey
🐓 rooster
🐕 dog
🐖 pig
🐗 boar
🐚 spiral_shell
🐡 blowfish
🐣 hatching_chick
🐤 baby_chick
🐥 front_facing_baby_chick
🐩 poodle
🐪 dromedary_camel
🐫 bactrian_camel
🐲 dragon_face
🐽 pig_nose
🐾 paw_prints
🐿️ chipmunk
👂 ear
👃 nose
👑 crown
👒 womans_hat
👓 eyeglasses
👔 necktie
👕 t_shirt
👖 jeans
👗 dress
👘 kimono
👙 bikini
👚 womans_clothes
👛 purse
👜 handbag
👝 pouch
👞 mans_shoe
👟 athletic_shoe
👠 high_heeled_shoe
👡 womans_sandal
👢 womans_boots
👣 footprints
👤 bust_in_silhouette
👥 busts_in_silhouette
👬 two_men_holding_hands
👭 two_women_holding_hands
👯 woman_with_bunny_ears
👰 bride_with_veil
👱 person_with_blond_hair
👲 man_with_gua_pi_mao
👳 man_with_turban
👹 japanese_ogre
👺 japanese_goblin
👼 baby_angel
💄 lipstick
💆 face_massage
💇 haircut
💈 barber_pole
💍 ring
💏 kiss
💑 couple_with_heart
💒 wedding
💞 revolving_hearts
💟 heart_decoration
💠 diamond_shape_with_a_dot_inside
💮 white_flower
💱 currency_exchange
💲 heavy_dollar_sign
💴 banknote_with_yen_sign
💷 banknote_with_pound_sign
💹 chart_with_upwards_trend_and_yen_sign
💺 seat
💼 briefcase
💽 minidisc
📀 dvd
📇 card_index
📋 clipboard
📑 bookmark_tabs
📒 ledger
📔 notebook_with_decorative_cover
📗 green_book
📘 blue_book
📙 orange_book
📛 name_badge
📟 pager
📠 fax_machine
📤 outbox_tray
📥 inbox_tray
📪 closed_mailbox_with_lowered_flag
📬 open_mailbox_with_raised_flag
📭 open_mailbox_with_lowered_flag
📮 postbox
📯 postal_horn
📲 mobile_phone_with_rightwards_arrow_at_left
📳 vibration_mode
📴 mobile_phone_off
📵 no_mobile_phones
📶 antenna_with_bars
📸 camera_with_flash
📹 video_camera
📼 videocassette
📽️ film_projector
📿 prayer_beads
🔀 twisted_rightwards_arrows
🔂 clockwise_rightwards_and_leftwards_open_circle_arrows_with_circled_one_overlay
🔃 clockwise_downwards_and_upwards_open_circle_arrows
🔅 low_brightness_symbol
🔆 high_brightness_symbol
🔇 speaker_with_cancellation_stroke
🔈 speaker
🔉 speaker_with_one_sound_wave
🔊 speaker_with_three_sound_waves
🔏 lock_with_ink_pen
🔐 closed_lock_with_key
🔘 radio_button
🔙 back_with_leftwards_arrow_above
🔚 end_with_leftwards_arrow_above
🔛 on_with_exclamation_mark_with_left_right_arrow_above
🔜 soon_with_rightwards_arrow_above
🔞 no_one_under_eighteen_symbol
🔟 keycap_ten
🔠 input_symbol_for_latin_capital_letters
🔡 input_symbol_for_latin_small_letters
🔢 input_symbol_for_numbers
🔣 input_symbol_for_symbols
🔤 input_symbol_for_latin_letters
🔮 crystal_ball
🔯 six_pointed_star_with_middle_dot
🔰 japanese_symbol_for_beginner
🔱 trident_emblem
🔲 black_square_button
🔳 white_square_button
🔸 small_orange_diamond
🔹 small_blue_diamond
🔼 up_pointing_small_red_triangle
🔽 down_pointing_small_red_triangle
🕉️ om_symbol
🕊️ dove_of_peace
🕋 kaaba
🕌 mosque
🕍 synagogue
🕎 menorah_with_nine_branches
🕐 clock_face_one_oclock
🕑 clock_face_two_oclock
🕒 clock_face_three_oclock
🕓 clock_face_four_oclock
🕔 clock_face_five_oclock
🕕 clock_face_six_oclock
🕖 clock_face_seven_oclock
🕗 clock_face_eight_oclock
🕘 clock_face_nine_oclock
🕙 clock_face_ten_oclock
🕚 clock_face_eleven_oclock
🕛 clock_face_twelve_oclock
🕜 clock_face_one_thirty
🕝 clock_face_two_thirty
🕞 clock_face_three_thirty
🕟 clock_face_four_thirty
🕠 clock_face_five_thirty
🕡 clock_face_six_thirty
🕢 clock_face_seven_thirty
🕣 clock_face_eight_thirty
🕤 clock_face_nine_thirty
🕥 clock_face_ten_thirty
🕦 clock_face_eleven_thirty
🕧 clock_face_twelve_thirty
🕰️ mantelpiece_clock
🕳️ hole
🕴️ man_in_business_suit_levitating
🕵️ sleuth_or_spy
🕶️ dark_sunglasses
🕷️ spider
🕸️ spider_web
🕹️ joystick
🖇️ linked_paperclips
🖋️ lower_left_fountain_pen
🖌️ lower_left_paintbrush
🖍️ lower_left_crayon
🖐️ raised_hand_with_fingers_splayed
🖕 reversed_hand_with_middle_finger_extended
🖱️ three_button_mouse
🖲️ trackball
🖼️ frame_with_picture
🗂️ card_index_dividers
🗃️ card_file_box
🗄️ file_cabinet
🗒️ spiral_note_pad
🗓️ spiral_calendar_pad
🗜️ compression
🗞️ rolled_up_newspaper
🗡️ dagger_knife
🗣️ speaking_head_in_silhouette
🗨️ left_speech_bubble
🗯️ right_anger_bubble
🗳️ ballot_box_with_ballot
🗻 mount_fuji
🗼 tokyo_tower
🗽 statue_of_liberty
🗾 silhouette_of_japan
🗿 moyai
😙 kissing_face_with_smiling_eyes
😚 kissing_face_with_closed_eyes
😝 face_with_stuck_out_tongue_and_tightly_closed_eyes
😥 disappointed_but_relieved_face
😧 anguished_face
😸 grinning_cat_face_with_smiling_eyes
😹 cat_face_with_tears_of_joy
😻 smiling_cat_face_with_heart_shaped_eyes
😼 cat_face_with_wry_smile
😽 kissing_cat_face_with_closed_eyes
😾 pouting_cat_face
😿 crying_cat_face
🙀 weary_cat_face
🙍 person_frowning
🙎 person_with_pouting_face
🚃 railway_car
🚄 high_speed_train
🚅 high_speed_train_with_bullet_nose
🚇 metro
🚈 light_rail
🚉 station
🚊 tram
🚋 tram_car
🚍 oncoming_bus
🚎 trolleybus
🚏 bus_stop
🚐 minibus
🚔 oncoming_police_car
🚖 oncoming_taxi
🚘 oncoming_automobile
🚙 recreational_vehicle
🚛 articulated_lorry
🚝 monorail
🚞 mountain_railway
🚟 suspension_railway
🚠 mountain_cableway
🚡 aerial_tramway
🚣 rowboat
🚤 speedboat
🚥 horizontal_traffic_light
🚨 police_cars_revolving_light
🚬 smoking_symbol
🚭 no_smoking_symbol
🚮 put_litter_in_its_place_symbol
🚯 do_not_litter_symbol
🚰 potable_water_symbol
🚱 non_potable_water_symbol
🚳 no_bicycles
🚴 bicyclist
🚵 mountain_bicyclist
🚷 no_pedestrians
🚸 children_crossing
🚹 mens_symbol
🚺 womens_symbol
🚻 restroom
🚼 baby_symbol
🚾 water_closet
🚿 shower
🛀 bath
🛂 passport_control
🛃 customs
🛄 baggage_claim
🛅 left_luggage
🛋️ couch_and_lamp
🛌 sleeping_accommodation
🛍️ shopping_bags
🛎️ bellhop_bell
🛐 place_of_worship
🛕 hindu_temple
🛖 hut
🛗 elevator
🛝 playground_slide
🛞 wheel
🛟 ring_buoy
🛢️ oil_drum
🛣️ motorway
🛤️ railway_track
🛥️ motor_boat
🛩️ small_airplane
🛫 airplane_departure
🛬 airplane_arriving
🛰️ satellite
🛳️ passenger_ship
🛴 scooter
🛵 motor_scooter
🛶 canoe
🛷 sled
🛹 skateboard
🛺 auto_rickshaw
🛻 pickup_truck
🛼 roller_skate
🟤 large_brown_circle
🟧 large_orange_square
🟨 large_yellow_square
🟪 large_purple_square
🟫 large_brown_square
🟰 heavy_equals_sign
🤌 pinched_fingers
🤏 pinching_hand
🤛 left_facing_fist
🤜 right_facing_fist
🤤 drooling_face
🤰 pregnant_woman
🤱 breast_feeding
🤲 palms_up_together
🤴 prince
🤵 man_in_tuxedo
🤶 mother_christmas
🤸 person_doing_cartwheel
🤹 juggling
🤺 fencer
🤼 wrestlers
🤽 water_polo
🤾 handball
🤿 diving_mask
🥀 wilted_flower
🥃 tumbler_glass
🥄 spoon
🥅 goal_net
🥊 boxing_glove
🥋 martial_arts_uniform
🥌 curling_stone
🥍 lacrosse_stick_and_ball
🥎 softball
🥏 flying_disc
🥒 cucumber
🥖 baguette_bread
🥘 shallow_pan_of_food
🥙 stuffed_flatbread
🥛 glass_of_milk
🥜 peanuts
🥝 kiwifruit
🥞 pancakes
🥟 dumpling
🥠 fortune_cookie
🥡 takeout_box
🥢 chopsticks
🥣 bowl_with_spoon
🥤 cup_with_straw
🥥 coconut
🥦 broccoli
🥧 pie
🥨 pretzel
🥩 cut_of_meat
🥫 canned_food
🥬 leafy_green
🥭 mango
🥮 moon_cake
🥯 bagel
🥲 smiling_face_with_tear
🥷 ninja
🥸 disguised_face
🥹 face_holding_back_tears
🥻 sari
🥼 lab_coat
🥽 goggles
🥾 hiking_boot
🥿 flat_shoe
🦂 scorpion
🦃 turkey
🦇 bat
🦌 deer
🦍 gorilla
🦏 rhinoceros
🦐 shrimp
🦑 squid
🦒 giraffe_face
🦓 zebra_face
🦔 hedgehog
🦕 sauropod
🦖 t_rex
🦗 cricket
🦘 kangaroo
🦙 llama
🦚 peacock
🦛 hippopotamus
🦜 parrot
🦝 raccoon
🦞 lobster
🦟 mosquito
🦠 microbe
🦡 badger
🦢 swan
🦣 mammoth
🦤 dodo
🦥 sloth
🦦 otter
🦧 orangutan
🦨 skunk
🦩 flamingo
🦪 oyster
🦫 beaver
🦬 bison
🦭 seal
🦮 guide_dog
🦯 probing_cane
🦰 emoji_component_red_hair
🦱 emoji_component_curly_hair
🦲 emoji_component_bald
🦳 emoji_component_white_hair
🦴 bone
🦵 leg
🦶 foot
🦷 tooth
🦹 supervillain
🦺 safety_vest
🦻 ear_with_hearing_aid
🦼 motorized_wheelchair
🦽 manual_wheelchair
🦾 mechanical_arm
🦿 mechanical_leg
🧁 cupcake
🧂 salt_shaker
🧃 beverage_box
🧄 garlic
🧅 onion
🧆 falafel
🧇 waffle
🧈 butter
🧉 mate_drink
🧊 ice_cube
🧋 bubble_tea
🧌 troll
🧍 standing_person
🧎 kneeling_person
🧏 deaf_person
🧑 adult
🧓 older_adult
🧔 bearded_person
🧕 person_with_headscarf
🧖 person_in_steamy_room
🧗 person_climbing
🧘 person_in_lotus_position
🧚 fairy
🧝 elf
🧞 genie
🧟 zombie
🧢 billed_cap
🧣 scarf
🧤 gloves
🧥 coat
🧦 socks
🧧 red_gift_envelope
🧨 firecracker
🧪 test_tube
🧫 petri_dish
🧭 compass
🧮 abacus
🧯 fire_extinguisher
🧰 toolbox
🧱 brick
🧳 luggage
🧴 lotion_bottle
🧵 spool_of_thread
🧶 ball_of_yarn
🧷 safety_pin
🧸 teddy_bear
🧺 basket
🧻 roll_of_paper
🧼 bar_of_soap
🧽 sponge
🧾 receipt
🧿 nazar_amulet
🩰 ballet_shoes
🩱 one_piece_swimsuit
🩲 briefs
🩳 shorts
🩴 thong_sandal
🩸 drop_of_blood
🩹 adhesive_bandage
🩺 stethoscope
🩻 x_ray
🩼 crutch
🪀 yo_yo
🪁 kite
🪂 parachute
🪃 boomerang
🪄 magic_wand
🪅 pinata
🪆 nesting_dolls
🪐 ringed_planet
🪑 chair
🪒 razor
🪓 axe
🪔 diya_lamp
🪕 banjo
🪖 military_helmet
🪗 accordion
🪘 long_drum
🪙 coin
🪚 carpentry_saw
🪛 screwdriver
🪜 ladder
🪝 hook
🪞 mirror
🪟 window
🪠 plunger
🪡 sewing_needle
🪢 knot
🪣 bucket
🪤 mouse_trap
🪥 toothbrush
🪦 headstone
🪧 placard
🪨 rock
🪩 mirror_ball
🪪 identification_card
🪫 low_battery
🪬 hamsa
🪰 fly
🪱 worm
🪲 beetle
🪳 cockroach
🪴 potted_plant
🪵 wood
🪶 feather
🪷 lotus
🪸 coral
🪹 empty_nest
🪺 nest_with_eggs
🫀 anatomical_heart
🫁 lungs
🫂 people_hugging
🫃 pregnant_man
🫄 pregnant_person
🫅 person_with_crown
🫐 blueberries
🫑 bell_pepper
🫒 olive
🫓 flatbread
🫔 tamale
🫕 fondue
🫖 teapot
🫗 pouring_liquid
🫘 beans
🫙 jar
🫠 melting_face
🫡 saluting_face
🫢 face_with_open_eyes_and_hand_over_mouth
🫣 face_with_peeking_eye
🫤 face_with_diagonal_mouth
🫥 dotted_line_face
🫦 biting_lip
🫧 bubbles
🫰 hand_with_index_finger_and_thumb_crossed
🫱 rightwards_hand
🫲 leftwards_hand
🫳 palm_down_hand
🫴 palm_up_hand
🫵 index_pointing_at_the_viewer
🫶 heart_hands
`;
