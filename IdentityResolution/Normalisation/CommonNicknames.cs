namespace CxHub.IdentityResolution.Normalisation;

/// <summary>Short and pet forms of given names, one group per line, from general knowledge of English, German, Spanish, French, Italian and Slavic usage.</summary>
internal static class CommonNicknames
{
    public const string Text = """
        # English
        abigail abby abbie gail
        albert al bert bertie
        alexander alex al alec alexandre alejandro alessandro aleksander sasha xander sandy lex
        alexandra alex alexa sandra sasha lexi sandy alejandra
        alfred al alf alfie fred freddie
        alice alison allie ally
        amanda mandy
        andrew andy drew andre andreas anders andres andrea andrei andrzej
        angela angie angelina
        ann anne anna annie hannah nan nancy anita anya ana
        anthony tony ant antonio anton antoine
        archibald archie
        arthur art artie
        barbara barb babs barbie
        benjamin ben benny benji
        bernard bernie bernhard bernardo
        beverly bev
        bradley brad
        bridget biddy
        calvin cal
        cameron cam
        carol caroline carolyn carrie karoline carolina lina
        catherine katherine kathryn kate katie kathy cathy kat kay kitty katharina katrin katarina catalina kath catharine kit
        charles charlie chuck chas carl karl carlos carlo charley
        charlotte charlie lottie lotte
        christina christine chris chrissie tina kristina kristin christiane
        christopher chris kit topher kris christoph cristobal christophe
        christian chris kristian cristian
        clifford cliff
        clinton clint
        constance connie
        cornelius neil
        cynthia cindy
        daniel dan danny daniele
        danielle dani
        david dave davy davie
        deborah deb debbie debra
        dennis denny
        derek derrick
        diana diane di
        dominic dom nick
        donald don donnie
        dorothy dot dottie dolly dora
        douglas doug
        duncan dunc
        edward ed eddie ted ned teddy eduard eduardo
        edgar ed
        edmund ed ned
        edwin ed
        eleanor ellie nell nellie elena ella nora eleonore
        elizabeth liz lizzie beth betty eliza elisabeth lisa libby bess bessie betsy elsie lisbeth isabel elise lilli
        emily em emma emmy millie
        eric rick erik
        ernest ernie ernst ernesto
        eugene gene
        evelyn eve evie
        florence flo flora
        frances fran frannie francesca
        francis frank fran francisco francesco francois franz paco pancho
        franklin frank
        frederick fred freddie rick fritz friedrich frederic federico fredrick
        gabriel gabe
        gabriella gabrielle gabby gaby
        geoffrey geoff jeff jeffrey jeffery
        george georgie jorge georg georges giorgio
        gerald gerry jerry gerard gerhard
        gilbert gil bert
        gregory greg gregor
        gustav gus gustavo
        harold harry hal
        harriet hattie
        helen helena nell ellen helene
        henry harry hank hal henri heinrich enrique henrik heinz henryk
        herbert herb bert
        howard howie
        hugh hugo hughie
        isaac ike zac
        isabella isabel isabelle bella izzy belle
        jacob jake jakob
        jacqueline jackie
        james jim jimmy jamie jaime jem
        jane janet jenny janie jan jean joan joanna
        janice jan
        jasmine jazz
        jennifer jen jenny jenna
        jeremy jerry jeremiah jem
        jessica jess jessie
        jill gillian gill
        john jack johnny jon ian johann johannes juan jean hans giovanni jan sean jock
        jonathan jon jonny nathan
        joseph joe joey jose josef giuseppe pepe jo
        josephine jo josie
        joshua josh
        joyce joy
        judith judy jude
        julia julie jules juliana
        karen kari
        kenneth ken kenny
        kevin kev
        kimberly kim
        kristen kris kristin
        larry lawrence laurence lars lorenzo laurent laurie
        laura laurie lori
        leonard leo len lenny leonardo leonhard
        leo leon leonel
        leslie les lesley
        lewis louis lou luis ludwig luigi louie
        lillian lily lil lilly
        linda lyn lindy
        louise lou luise luisa
        lucas luke luca lukas luc
        lucy lucia lucille luzie
        lynn linda
        madeline maddie madeleine
        margaret maggie meg peggy marge margie greta margarete margarita marguerite margo daisy madge gretchen rita
        maria mary marie mia maja molly polly mae mamie
        marjorie marge margie
        martha marty mattie
        martin marty martyn
        mark marc marcus markus marcos marco
        matthew matt matty matthias mateo mathieu matthaus mat mattias
        maurice morris moritz
        maximilian max
        melissa mel missy lissa
        michael mike mick mickey mikey michal miguel michel michele mitch mikael misha
        michelle shelly michele
        mildred millie
        mohammed mohammad muhammad mohamed
        nancy ann nan
        natalie nat natasha nathalie natalia
        nathaniel nate nathan nat
        nathan nate nat
        nicholas nick nicky nicolas niko nikolaus klaus nikolai nicola nico colin
        nicole nicky nikki
        norman norm
        oliver ollie olivier
        olivia liv livvy livia
        pamela pam
        patricia pat patty trish tricia patsy
        patrick pat paddy patty patricio
        paul pablo paolo pauli pavel
        peter pete pedro pierre petr pietro piotr
        philip phil phillip philipp felipe philippe pip
        priscilla cilla
        rachel rae rachael raquel
        randolph randy randall
        raymond ray raimund ramon
        rebecca becky becca bec
        reginald reg reggie
        richard rick dick rich ricky richie ricardo riccardo dickie
        robert rob bob bobby robbie bert roberto rupert bobbie robby
        roberta bobbie
        rodney rod
        roger rodge rodger
        roland rolly orlando
        ronald ron ronnie
        rosemary rose rosie
        rose rosa rosie
        russell russ rusty
        samantha sam sammy
        samuel sam sammy
        sandra sandy
        sarah sara sally sadie
        sebastian seb bas sebastien
        sharon shaz
        sidney sid sydney
        sophia sophie sofia sofie
        stephanie steph stefanie stef
        stephen steven steve stefan stephan etienne esteban stevie stefano
        stuart stu stewart
        susan sue susie suzanne susanne susanna suzy suzie
        sylvia silvia
        teresa theresa terry tess tessa therese
        terence terry terrence
        theodore ted teddy theo theodor
        thomas tom tommy tomas thom
        timothy tim timmy
        tobias toby tobi
        tyler ty
        valerie val
        vanessa nessa
        veronica ronnie roni
        victor vic viktor vittorio
        victoria vicky vicki tori viktoria
        vincent vince vinnie vin vicente vincenzo
        virginia ginny ginger
        walter walt wally
        wilfred wilf fred
        william will bill billy willy liam wilhelm guillermo guillaume willie willi
        winifred winnie fred
        zachary zach zack zac
        # German, Scandinavian
        johannes hannes hans johann jan jo
        johan jan hans
        matthias hias
        andreas andi
        christian chrissi
        dieter didi
        eberhard hardi
        elisabeth lisl elli elsbeth
        florian flo
        franziska franzi
        gabriele gabi
        gerhard gerd gert
        heinrich heini heiner hinrich
        helmut helmuth
        horst hotte
        hubert hubertus
        joachim jochen achim
        josef sepp jupp
        juliane jule
        karl kalle
        konrad kurt conrad konny
        kristoffer kris stoffer
        lieselotte lilo liese
        ludwig lutz
        maximilian maxi
        michael michi
        nikolaus niko nick
        reinhard reiner rainer
        sabine bine
        siegfried sigi siggi
        susanne susi
        theresia resi
        thorsten torsten
        walther walter
        werner wern
        wilhelmine minna mina
        bjorn bjarne
        kjersti kirsten kirsti
        margrethe grete greta
        magnus mange
        mikkel michael
        niels nils
        ole olav olaf
        per peder peter
        pal paul
        rasmus erasmus
        soren severin
        sven svein
        tor thor
        # Short forms of several names
        friederike rike
        gertrud trude
        gunther gunter
        hannelore hanne lore
        ingeborg inge
        johanna hanna hanne
        jorgen jurgen
        jurgen jorg
        katharina kathi kathe trina
        magdalena lena magda leni
        manfred manni
        sigrid siggi
        ulrich uli ulli
        ulrike uli ulli rike
        waltraud traudl
        wolfgang wolf
        # Spanish, Italian, French, Portuguese
        concepcion concha conchita
        dolores lola
        guadalupe lupe
        ignacio nacho
        jesus chuy
        consuelo chelo
        mercedes merche
        rosario charo
        salvador salva
        giovanna gianna
        alberto berto beto
        beatriz bea
        cristina cris
        eduardo edu lalo
        emilio milo
        enrique quique kike
        federico fede
        fernando fer nando
        francisco curro kiko pancho
        gonzalo gonza
        guillermo guille memo
        isabel isa chabela
        javier javi
        joaquin quino
        jose pepe chema
        josefa pepa
        leticia leti
        luis lucho
        manuel manolo manu lolo
        maribel isabel
        montserrat montse
        natalia nati
        pilar pili
        rafael rafa
        roberto berto
        santiago santi
        sergio checo
        susana susi
        teresa tere
        alessandro ale sandro
        antonella nella
        giuseppina pina
        luigi gigi gino
        salvatore  toto
        vincenzo enzo
        catherine cathy
        emmanuel manu
        frederic fred
        gerard gege
        jacques jacquot
        jean-baptiste jb
        nathalie nath
        sebastien seb
        # Slavic
        aleksandra ola
        andrzej jedrek
        barbara basia
        boguslaw bogdan
        dorota dorotka
        elzbieta ela
        ewa ewka
        grzegorz grzesiek
        jakub kuba
        jerzy jurek
        joanna asia
        krzysztof krzysiek krzys
        maciej maciek
        magdalena magda
        michal michael misiek
        pawel paul
        piotr piotrek peter
        stanislaw staszek stach
        tadeusz tadek
        tomasz tomek
        wojciech wojtek
        zbigniew zbyszek
        zofia zosia
        alexey alyosha aleksey
        anastasia nastya
        ivan vanya
        nikolai kolya
        sergei seryozha sergey
        tatiana tanya
        dmitri dima dmitry dmitriy
        ekaterina katya
        evgeny zhenya evgeniy
        mikhail misha
        vladimir vova volodya
        yuri yura
        malgorzata gosia
        katarzyna kasia
        agnieszka aga
        """;
}
