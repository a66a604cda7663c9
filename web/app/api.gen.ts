// The types of the API for the pages. Written by tools/api-client.mjs; to change them, change the contract.
export interface paths {
    "/api/v1/board/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public board of a station, or of a unit, by its code */
        get: operations["board.board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bulletins of the reader's units, newest first, with those planned and over */
        get: operations["notices.bulletins"];
        put?: never;
        /** Puts up a notice for a place, from one moment until another */
        post: operations["notices.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/take-down": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a bulletin down, or with `down: false` puts it up again */
        post: operations["notices.take_down"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The working calendars of the tenant, and the years whose national days are known */
        get: operations["calendars.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One calendar with all its days */
        get: operations["calendars.get"];
        /** Creates or changes a calendar; due times already given stay */
        put: operations["calendars.save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{code}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The dated days of a calendar as CSV, in the shape the import reads */
        get: operations["calendars.export_days"];
        put?: never;
        /** Brings days off and make-up workdays into a calendar; a dry run tells what would happen */
        post: operations["calendars.import_days"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases of the acting post */
        get: operations["cases.list"];
        put?: never;
        /** Bring a matter */
        post: operations["cases.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One case for staff */
        get: operations["cases.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a case a command */
        post: operations["cases.command"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/followers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Me too: hear how it ends instead of filing another */
        post: operations["cases.me_too"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/merge-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What merging this case into another would do */
        get: operations["cases.merge_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/present": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I have this case open; who else has? */
        post: operations["cases.present"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See one masked field, saying why; the person sees that you looked */
        post: operations["cases.reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/split-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What splitting this case would do; changes nothing */
        post: operations["cases.split_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/alike": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open public cases at a place that may be the same matter; changes nothing. What somebody says belongs in no address */
        post: operations["cases.alike"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/around": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open matters around a unit, those of a building together with its grid’s; of homes no more than the grid */
        get: operations["cases.around"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/chosen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What may be done now with each of several cases */
        post: operations["cases.chosen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/concerns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Topics at places where cases pile up, for the body that owes the answer */
        get: operations["cases.concerns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open cases of the acting post by light */
        get: operations["cases.counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public promise in numbers */
        get: operations["cases.figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The case with this number, open or ended */
        get: operations["cases.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When whoever serves a unit is there */
        get: operations["cases.opening_hours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases as points, put together where they lie too close for the zoom */
        get: operations["cases.map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/map/heat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many cases lie in each small square: latitude, longitude, number */
        get: operations["cases.map_heat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/map/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases in view, most urgent first */
        get: operations["cases.map_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/map/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open and late cases of each unit of a level */
        get: operations["cases.map_units"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/nearby": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open cases near a point in the same branch of the category tree */
        get: operations["cases.nearby"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/public": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open public matters by words, number or address, newest first; never what concerns a home */
        get: operations["cases.search_public"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open cases that may be the same matter, by place, words and category */
        get: operations["cases.similar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/size": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many cases a list has, and the first of them, to choose them together */
        get: operations["cases.size"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/table.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A list of cases as a table for spreadsheets, masked */
        get: operations["cases.table"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Today of a desk and its place */
        get: operations["cases.today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saved lists, in the order the reader put them */
        get: operations["cases.views"];
        put?: never;
        /** Save a list */
        post: operations["cases.save_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a saved list */
        delete: operations["cases.delete_view"];
        options?: never;
        head?: never;
        /** Change a saved list: its name, what it shows, who sees and changes it */
        patch: operations["cases.change_view"];
        trace?: never;
    };
    "/api/v1/cases/views/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The order of the reader’s saved lists, and which one opens first */
        put: operations["cases.arrange_views"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be reported: the open category tree with its questions, and emergency numbers; with an ETag */
        get: operations["configuration.open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/{kind}/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every change of one record, newest first; the settings have the id `current`, calendars their code */
        get: operations["configuration.history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/{kind}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All records of a kind as CSV, in the shape the import reads */
        get: operations["configuration.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/{kind}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds and changes records from CSV; a dry run lists what would happen and every row refused */
        post: operations["configuration.import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All categories, a parent before its children, also those switched off */
        get: operations["configuration.categories"];
        put?: never;
        /** Add a category */
        post: operations["configuration.create_category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a category, or switch it off */
        put: operations["configuration.save_category"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/conditions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conditions of cases; of one category with those of its branch above */
        get: operations["configuration.conditions"];
        put?: never;
        /** Add a condition */
        post: operations["configuration.create_condition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/conditions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a condition, or switch it off */
        put: operations["configuration.save_condition"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Routing rules in the order they are tried */
        get: operations["configuration.rules"];
        put?: never;
        /** Add a routing rule */
        post: operations["configuration.create_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a routing rule, or switch it off */
        put: operations["configuration.save_rule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/rules/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the routing rules into an order; all of them, as they were seen */
        post: operations["configuration.reorder_rules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/rules/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a new case would go, by the rules as they are saved */
        get: operations["configuration.try_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Default limits and other settings of cases */
        get: operations["configuration.settings"];
        /** Change default limits and other settings */
        put: operations["configuration.save_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Standard texts; for one category those of its branch and those for all */
        get: operations["configuration.texts"];
        put?: never;
        /** Add a standard text */
        post: operations["configuration.create_text"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/texts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a standard text, or switch it off */
        put: operations["configuration.save_text"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mail and text messages that the demo caught instead of sending; 404 outside a demo */
        get: operations["identity.demoOutbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles of the demo district to step into; 404 outside a demo */
        get: operations["identity.demoRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo/step-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in as a role of the demo district without a password; 404 outside a demo */
        post: operations["identity.stepIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a photo or a PDF, to be attached afterwards; unattached it is deleted after 24 hours */
        post: operations["files.upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file itself */
        get: operations["files.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A small version of a picture */
        get: operations["files.thumbnail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow a case by number; the secret comes in the header X-Case-Secret */
        get: operations["cases.follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notice-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reader's wishes: ways, quiet hours, what is switched off */
        get: operations["notices.preferences"];
        /** Changes the reader's wishes */
        put: operations["notices.save_preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reader's notices, newest first */
        get: operations["notices.inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks notices read or unread */
        post: operations["notices.mark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notices/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many notices the reader has not read; live on the topic `notices:<account id>` */
        get: operations["notices.unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases I brought or follow */
        get: operations["cases.mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I agreed to, with the text I was shown */
        get: operations["identity.consents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/consents/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws a consent from now on */
        post: operations["identity.withdrawConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything this installation keeps about me here, as one file */
        get: operations["identity.myData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erases my data; what a law requires to be kept stays without identity */
        post: operations["identity.erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looked at my data, when and for what purpose */
        get: operations["identity.looks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where my account is signed in */
        get: operations["identity.devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs one device out */
        delete: operations["identity.endDevice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/sessions/end-others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs out everywhere but here */
        post: operations["identity.endOtherDevices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Teams the reader is in or applied to, with the shifts of the next weeks */
        get: operations["teams.mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/near-by/{unitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The numbers of the ten-minute circle: those of the unit itself, and what holds there with those from above */
        get: operations["stations.numbers"];
        /** Says the numbers of a unit; kinds it does not name come from above */
        put: operations["stations.saveNumbers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of messages, newest first; who they were for is masked */
        get: operations["notices.deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries a failed message again */
        post: operations["notices.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Quiet hours, gathering and retention of the tenant, and which ways are set up */
        get: operations["notices.settings"];
        /** Changes quiet hours, gathering and retention of the tenant */
        put: operations["notices.save_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-stops/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a stop link would stop; changes nothing */
        get: operations["notices.stop"];
        /** Stops what the link names, or lets it come again */
        put: operations["notices.set_stop"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every text of every notice: the standard one and the own one of the tenant */
        get: operations["notices.texts"];
        /** Sets an own text, or with `own: null` goes back to the standard */
        put: operations["notices.save_text"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-texts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows a text with sample values as its receiver would see it; sends nothing */
        post: operations["notices.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-texts/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a text with sample values to the reader, and nobody else */
        post: operations["notices.send_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gateways for text messages and chat */
        get: operations["notices.webhooks"];
        put?: never;
        /** Adds a gateway; the secret is told this once */
        post: operations["notices.add_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Switches a gateway on or off */
        patch: operations["notices.change_webhook"];
        trace?: never;
    };
    "/api/v1/notice-webhooks/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a gateway a new secret, told this once; the one before signs too for a day */
        post: operations["notices.rotate_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a sample message to a gateway and tells what it answered */
        post: operations["notices.test_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notices put up for a place now: those of the unit and of everything above it, important and newest first */
        get: operations["notices.board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/of-cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notices of cases kept on a device without an account, each opened by its secret */
        post: operations["notices.of_cases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts a post may be given to: staff by name, anybody else by their whole mail address */
        get: operations["people.accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a role or a department owes to the people */
        get: operations["people.duties"];
        /** Lays down a duty list as a new version; a list somebody else has changed meanwhile is refused */
        put: operations["people.saveDuties"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/duties/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles and departments that have a duty list, with how many duties are owed today */
        get: operations["people.dutyLists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/duties/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of a duty list, newest first */
        get: operations["people.dutyVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last imports of posts, newest first, without their rows */
        get: operations["people.imports"];
        put?: never;
        /** Begins to read posts from a CSV; a dry run only says what would happen. Rows refused are left out */
        post: operations["people.importPosts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an import is, and what it did */
        get: operations["people.import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops an import: nothing of it is written */
        post: operations["people.cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My own details */
        get: operations["people.profile"];
        /** Changes my own details */
        put: operations["people.saveProfile"];
        post?: never;
        /** Erases my own details */
        delete: operations["people.eraseProfile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Posts of a unit and all below it, or of a department */
        get: operations["people.posts"];
        put?: never;
        /** Creates a post for a term */
        post: operations["people.createPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/posts.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Posts in force as a table, in the shape the import reads */
        get: operations["people.exportPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/posts/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a post; its open work goes to the successor named */
        post: operations["people.endPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/posts/{id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a post now and gives it to somebody else, with its open work */
        post: operations["people.handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/posts/{id}/stand-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Names who acts for the holder while they are away */
        post: operations["people.standIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/posts/{id}/stand-ins/{standInId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a stand-in now: the holder is back */
        delete: operations["people.endStandIn"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/posts/{id}/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open work of a post, which goes to the successor when it ends */
        get: operations["people.workOfPost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/posts/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The posts I hold or stand in for */
        get: operations["people.myPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/serving": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who serves the whole district: for somebody whose building nobody knows yet */
        get: operations["people.servesAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/serving/{unitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who serves the people of this unit, nearest first */
        get: operations["people.servesUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/staffing/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the gaps of a place went day by day; the last one is now */
        get: operations["people.gapsDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/staffing/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units that fall short, what is missing and since when, with totals by rule */
        get: operations["people.gaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/staffing/gaps.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The gaps as a table */
        get: operations["people.gapsExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/staffing/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gaps counted for each unit of one level */
        get: operations["people.gapsMap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/staffing/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each kind of unit needs */
        get: operations["people.staffingRules"];
        put?: never;
        /** Lays down a staffing rule */
        post: operations["people.createStaffingRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/staffing/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes a staffing rule; one somebody else has changed meanwhile is refused */
        put: operations["people.changeStaffingRule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/staffing/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit by every rule that applies to it */
        get: operations["people.staffingOfUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/push/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public key of this installation for messages to browsers (VAPID) */
        get: operations["notices.push_key"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/push/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** This browser wants messages: for the reader, or without an account for cases kept on the device */
        post: operations["notices.push_on"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/push/subscriptions/off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** This browser wants no more messages; knowing its address is the right to do so */
        post: operations["notices.push_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open calls, newest first */
        get: operations["recruitment.calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One call, and whose names are published for it now */
        get: operations["recruitment.call"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/calls/{id}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Applies for a post */
        post: operations["recruitment.apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/desk/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Applications for my places, oldest first, names masked */
        get: operations["recruitmentDesk.applications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/desk/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One application with its reviews and objections, names masked */
        get: operations["recruitmentDesk.application"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/desk/applications/{id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides an appeal; never whoever rejected */
        post: operations["recruitmentDesk.decideAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/desk/applications/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows the name or the phone of an applicant, or who wrote an objection, for a purpose that is kept */
        post: operations["recruitmentDesk.reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/desk/applications/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes down the review that is due */
        post: operations["recruitmentDesk.review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/desk/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls of my places, newest first */
        get: operations["recruitmentDesk.calls"];
        put?: never;
        /** Opens a call */
        post: operations["recruitmentDesk.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/desk/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One call */
        get: operations["recruitmentDesk.call"];
        /** Changes places, requirements, closing date and phone of a call; role and units stay */
        put: operations["recruitmentDesk.change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/desk/calls/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes no more applications from now on; those that are in are still decided */
        post: operations["recruitmentDesk.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My applications, newest first */
        get: operations["recruitment.mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/mine/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of my applications: where it stands, who decided what and why, objections without names */
        get: operations["recruitment.myApplication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/mine/{id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Appeals a rejection, once; somebody else decides */
        post: operations["recruitment.appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/mine/{id}/objections/{objectionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers an objection, once */
        post: operations["recruitment.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/mine/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws my application, and the consent with it */
        post: operations["recruitment.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/published": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names published for objections now */
        get: operations["recruitment.published"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/published/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One published name with its call */
        get: operations["recruitment.publishedOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recruitment/published/{id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Objects to a published application, with a reason about its facts */
        post: operations["recruitment.object"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, which posts they hold here, and how to sign in */
        get: operations["identity.session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/acting-post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Chooses the post to act as in this session; null lets every post count */
        post: operations["identity.actAs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shift-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hand-over notes of my desk, newest first */
        get: operations["shifts.list"];
        put?: never;
        /** Write a hand-over note; it can’t be changed afterwards */
        post: operations["shifts.write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shift-notes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One hand-over note */
        get: operations["shifts.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shift-notes/{id}/taken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a hand-over note: I know what it says */
        post: operations["shifts.take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shift-notes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is open at my desk and due until the next shift ends */
        get: operations["shifts.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of stations, by code */
        get: operations["stations.list"];
        put?: never;
        /** Enters a station */
        post: operations["stations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One station with its acceptance and its officers */
        get: operations["stations.get"];
        /** Changes a station */
        put: operations["stations.save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes down a look at one of the four haves */
        post: operations["stations.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done with a station, newest first */
        get: operations["stations.history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/officers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says which officers are there on which days */
        put: operations["stations.saveOfficers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register as a table (CSV) with the same filters */
        get: operations["stations.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Live events (server-sent): what happened, never its content */
        get: operations["stream.listen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What suggestions are made of, and how well they do */
        get: operations["suggestions.status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggestions/category": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Categories that may fit a text. The text is not kept */
        post: operations["suggestions.category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggestions/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Switch suggestions on or off */
        put: operations["suggestions.settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggestions/training": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Learn anew from accepted cases, now */
        post: operations["suggestions.train"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Teams that serve a place: its own and those of the units above and below it */
        get: operations["teams.near"];
        put?: never;
        /** Enters a team */
        post: operations["teams.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One team, with the reader’s own part in it */
        get: operations["teams.get"];
        /** Changes a team; kind and place only for those who keep the register */
        put: operations["teams.save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/beats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says where a team goes about */
        put: operations["teams.saveBeats"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a team: it stays in the register with its history, its shifts to come are called off */
        post: operations["teams.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done with a team, newest first, without what stood there */
        get: operations["teams.history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/insurance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A member shows their own insurance */
        post: operations["teams.giveProof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/insurance/{proofId}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that the paper was looked at and is good, or why not */
        post: operations["teams.seeProof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a link to hand to somebody; it names nobody and is used once */
        post: operations["teams.invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/invitations/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Links that were handed out and not used no longer work */
        post: operations["teams.withdrawInvitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Joins with an invitation, or applies; agreeing is recorded with the words shown */
        post: operations["teams.join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leaves a team, or takes an application back: at once, without a reason */
        post: operations["teams.leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is in a team or applied, each as they agreed to be named to this reader */
        get: operations["teams.members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/members/{memberId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes somebody who applied, or not */
        post: operations["teams.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/members/{memberId}/lead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a member the right to lead the team, or ends it */
        post: operations["teams.lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/members/{memberId}/part": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a membership; the person reads the reason */
        post: operations["teams.part"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/members/{memberId}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows one masked field of a member, with a reason that they can read */
        post: operations["teams.reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes what the reader told the team about themselves */
        put: operations["teams.saveMine"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shifts between two days with who agreed, and the stretches of the watch nobody covers */
        get: operations["teams.shifts"];
        put?: never;
        /** Plans a shift */
        post: operations["teams.createShift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/shifts/{shiftId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes a shift; when time or risk changes, everybody is asked again */
        put: operations["teams.saveShift"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/shifts/{shiftId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A member agrees to a shift, or not; or takes it back */
        post: operations["teams.agree"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/shifts/{shiftId}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks members for a shift; they stand on the roster once they agree */
        post: operations["teams.ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/shifts/{shiftId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Calls a shift off; it stays on the list with the reason */
        post: operations["teams.cancelShift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register as a table (CSV) with the same filters; it names no member */
        get: operations["teams.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many teams and members the units below a place have; never fewer than five people */
        get: operations["teams.figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kinds of team */
        get: operations["teams.kinds"];
        /** Lays down the kinds of team; one that is in use stays */
        put: operations["teams.saveKinds"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of teams of the places the reader looks after */
        get: operations["teams.register"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The district whose pages these are */
        get: operations["tenants.current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/buildings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Buildings that stand, by code */
        get: operations["buildings.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/buildings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One building, also one that is gone */
        get: operations["buildings.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/buildings/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that a building is gone: it counts no more, and stays to be found */
        post: operations["buildings.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/buildings/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compounds, buildings and entrances as GeoJSON or CSV, in the shape the import reads */
        get: operations["buildings.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of the territory, newest first */
        get: operations["territory.changes"];
        put?: never;
        /** Begins a draft */
        post: operations["territory.createChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A change with its steps, and those undone that can be done again */
        get: operations["territory.change"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes the title and the reason of a draft */
        patch: operations["territory.describeChange"];
        trace?: never;
    };
    "/api/v1/territory/changes/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a draft up; it stays in the list */
        post: operations["territory.discardChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/changes/{id}/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units of one level as the draft leaves them, as GeoJSON with their status */
        get: operations["territory.changeMap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/changes/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a change would mean as the territory stands now */
        get: operations["territory.previewChange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/changes/{id}/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Works out the step for what somebody wants: boundaries, free codes, names and households. It is not added */
        post: operations["territory.proposeStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/changes/{id}/redo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Does the step again that was undone last */
        post: operations["territory.redoStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/changes/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a draft without errors take effect at an instant; without one, at once */
        post: operations["territory.scheduleChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/changes/{id}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units of the draft whose name or code has these words in it */
        get: operations["territory.searchChange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/changes/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a step to a draft; what was undone is forgotten */
        post: operations["territory.addStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/changes/{id}/tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units directly below one unit as the draft leaves them, by code; without `parent`, the top of the tree */
        get: operations["territory.changeTree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/changes/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undoes the last step of a draft */
        post: operations["territory.undoStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/changes/{id}/units/{unitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A unit as the draft leaves it, with every corner of its boundary and those of its neighbours */
        get: operations["territory.changeUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/changes/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a scheduled change back before its instant: it is a draft again */
        post: operations["territory.withdrawChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/compounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compounds by code, with who looks after them */
        get: operations["buildings.compounds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/compounds/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that a compound is gone; it stays to be found. Refused while buildings stand in it */
        post: operations["buildings.endCompound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/compounds/{id}/managed-by": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says who looks after a compound */
        put: operations["buildings.saveManagedBy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Departments, by code */
        get: operations["territory.departments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/departments/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Creates or changes a department */
        put: operations["territory.saveDepartment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units with boundaries as GeoJSON or CSV, in the shape the import reads */
        get: operations["territory.exportUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Creates and changes units from GeoJSON or CSV; a dry run lists what would happen and every row refused */
        post: operations["territory.importUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest files of units or of buildings, newest first */
        get: operations["territory.imports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an import is */
        get: operations["territory.getImport"];
        /** Begin to send a file in pieces, under an id made by the sender; sent again it tells how far it is */
        put: operations["territory.openImport"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Send the piece that begins at `offset` */
        patch: operations["territory.appendImport"];
        trace?: never;
    };
    "/api/v1/territory/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops a run; nothing of it is kept */
        post: operations["territory.cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/imports/{id}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows that were not taken, and why */
        get: operations["territory.importRefusals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/imports/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks at every row (dry run), or takes what the file holds */
        post: operations["territory.startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Simplified boundaries of one level as GeoJSON, with an ETag */
        get: operations["territory.map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units a point lies in; within 50 m of the nearest boundary counts as inside */
        get: operations["territory.place"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/plan-barriers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files with lines no unit may cross */
        get: operations["planner.barriers"];
        put?: never;
        /** Keeps a GeoJSON file with rivers, railways or main roads */
        post: operations["planner.addBarrier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/plan-barriers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a file of lines; plans made with it stay as they are */
        delete: operations["planner.removeBarrier"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/plan-barriers/{id}/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lines of a file */
        get: operations["planner.barrierMap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runs of the planner, newest first */
        get: operations["planner.plans"];
        put?: never;
        /** Asks for a plan of one or several areas; each community is planned by itself */
        post: operations["planner.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A run with its communities */
        get: operations["planner.plan"];
        put?: never;
        post?: never;
        /** Removes a run that is over; drafts made from it stay */
        delete: operations["planner.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/plans/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts the proposals for some communities into a draft of a change; nothing takes effect by it */
        post: operations["planner.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/plans/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops a run */
        post: operations["planner.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/plans/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The proposal as the file that `doorstep plan` writes */
        get: operations["planner.file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/plans/{id}/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proposed units of a level for a map */
        get: operations["planner.map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/plans/{id}/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units that were in force where the run planned, for a map, with the households counted in their buildings */
        get: operations["planner.today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/plans/{id}/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proposed units in the order of the plan */
        get: operations["planner.units"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/plans/ground": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands in an area: communities, buildings and households the planner would work on */
        get: operations["planner.ground"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units whose name or code fits the words of an address */
        get: operations["territory.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/tiles/{z}/{x}/{y}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One vector tile (MVT, layer `units` or `buildings`) of the units of a level or of the buildings, with an ETag */
        get: operations["territory.tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units directly below one unit; without `parent`, the top of the tree */
        get: operations["territory.tree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit with its ancestors and its boundary */
        get: operations["territory.unit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territory/units/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a unit was, is and became */
        get: operations["territory.unitHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an upload is */
        get: operations["uploads.get"];
        /** Begin to send a file in pieces, under an id made on the device; sent again it tells how far it is */
        put: operations["uploads.open"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Send the piece that begins at `offset`; the last one makes the file */
        patch: operations["uploads.append"];
        trace?: never;
    };
    "/manifest.webmanifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The web app manifest of the district */
        get: operations["tenants.manifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ActingPost: {
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            from: string;
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            id: string;
            place: {
                /**
                 * Format: uuid
                 * @description Identifier (UUID)
                 */
                id: string;
                /** @enum {string} */
                kind: "unit" | "department";
                level: string | null;
                name: components["schemas"]["LocalizedName"];
            } | null;
            role: string;
            /** @description The post whose holder is away */
            standingInFor: string | null;
            title: string | null;
            until: string | null;
        };
        Building: {
            address: string | null;
            code: string;
            compound: {
                code: string;
                /**
                 * Format: uuid
                 * @description Identifier (UUID)
                 */
                id: string;
                name: components["schemas"]["LocalizedName"];
            } | null;
            /** @description Since when it is gone */
            endedAt: string | null;
            entrances: components["schemas"]["Entrance"][];
            floors: number | null;
            households: number | null;
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            id: string;
            lat: number;
            lng: number;
            name: components["schemas"]["LocalizedName"];
            /** @description Where it stands, district first */
            places: components["schemas"]["UnitRef"][];
        };
        BuildingImportReport: {
            buildings: {
                changed: number;
                created: number;
                /** @description Gone: they stay to be found, and count no more */
                ended: number;
                unchanged: number;
            };
            compounds: {
                changed: number;
                created: number;
                /** @description Gone: they stay to be found, and count no more */
                ended: number;
                unchanged: number;
            };
            /** @description Of the buildings taken */
            entrances: number;
            /** @description Of the buildings taken */
            households: number;
            refused: number;
            rows: number;
            seconds: number;
        };
        /** @description A notice for everybody in a place */
        Bulletin: {
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            from: string;
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            id: string;
            important: boolean;
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            publishedAt: string;
            text: {
                en: string;
                zh: string;
            };
            title: components["schemas"]["LocalizedName"];
            unit: {
                /**
                 * Format: uuid
                 * @description Identifier (UUID)
                 */
                id: string;
                level: string;
                name: components["schemas"]["LocalizedName"];
            };
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            until: string;
        };
        Calendar: {
            /** @description Runs all hours of all days (a district centre); hours and days are then not looked at */
            always: boolean;
            /**
             * @description Weekly hours that apply from a date on, e.g. summer and winter hours
             * @default []
             */
            changes: {
                /** Format: date */
                date: string;
                hours: {
                    fri: [
                        string,
                        string
                    ][];
                    mon: [
                        string,
                        string
                    ][];
                    sat: [
                        string,
                        string
                    ][];
                    sun: [
                        string,
                        string
                    ][];
                    thu: [
                        string,
                        string
                    ][];
                    tue: [
                        string,
                        string
                    ][];
                    wed: [
                        string,
                        string
                    ][];
                };
            }[];
            code: string;
            /** @default [] */
            days: {
                /** Format: date */
                date: string;
                hours?: [
                    string,
                    string
                ][];
                /** @enum {string} */
                kind: "off" | "work";
                name?: string;
            }[];
            hours: {
                fri: [
                    string,
                    string
                ][];
                mon: [
                    string,
                    string
                ][];
                sat: [
                    string,
                    string
                ][];
                sun: [
                    string,
                    string
                ][];
                thu: [
                    string,
                    string
                ][];
                tue: [
                    string,
                    string
                ][];
                wed: [
                    string,
                    string
                ][];
            };
            /** @description Hours of a make-up workday; without them, those of the first open weekday */
            makeUpHours?: [
                string,
                string
            ][];
            name: components["schemas"]["LocalizedName"];
            timeZone: string;
            updatedAt: string | null;
            version: number;
        };
        CaughtMessage: {
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            at: string;
            /** @enum {string} */
            channel: "mail" | "sms";
            subject: string | null;
            text: string;
            to: string;
        };
        ChangePreview: {
            counts: {
                amended: number;
                created: number;
                ended: number;
                /** @description Households that get another unit of the same level */
                householdsMoved: number;
                moved: number;
                redrawn: number;
            };
            errors: number;
            findings: components["schemas"]["TerritoryFinding"][];
            /** @description Open cases, posts … that go to a successor */
            moving: {
                count: number;
                /** @description territory.moving.<what> */
                what: string;
            }[];
            /** @description The first 2,000; `counts` has all */
            units: components["schemas"]["DraftUnit"][];
        };
        Compound: {
            buildings: number;
            code: string;
            /** @description Of the buildings where they were counted */
            households: number;
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            id: string;
            managedBy: components["schemas"]["ManagedBy"];
            name: components["schemas"]["LocalizedName"];
            /** @description Where most of its buildings lie, district first */
            places: components["schemas"]["UnitRef"][];
        };
        Consent: {
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            givenAt: string;
            /** @enum {string} */
            givenBy: "self" | "guardian" | "on_behalf";
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            id: string;
            purpose: string;
            text: string;
            until: string | null;
            version: string;
            withdrawnAt: string | null;
        };
        Delivery: {
            attempts: number;
            channel: components["schemas"]["NoticeChannel"];
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            createdAt: string;
            dueAt: string | null;
            events: string[];
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            id: string;
            notices: number;
            reason: string | null;
            sentAt: string | null;
            /** @enum {string} */
            state: "waiting" | "sending" | "sent" | "failed" | "skipped";
            to: string;
        };
        DemoRole: {
            key: string;
            label: components["schemas"]["LocalizedName"];
            place: components["schemas"]["LocalizedName"];
            /** @description null: a resident */
            role: string | null;
        };
        DeskBulletin: {
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            from: string;
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            id: string;
            important: boolean;
            mayChange: boolean;
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            publishedAt: string;
            /** @enum {string} */
            state: "planned" | "shown" | "over" | "taken_down";
            text: {
                en: string;
                zh: string;
            };
            title: components["schemas"]["LocalizedName"];
            unit: {
                /**
                 * Format: uuid
                 * @description Identifier (UUID)
                 */
                id: string;
                level: string;
                name: components["schemas"]["LocalizedName"];
            };
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            until: string;
        };
        DraftRow: {
            /** @description How many units lie directly below */
            children: number;
            code: string;
            hasBoundary: boolean;
            households: number | null;
            /** Format: uuid */
            id: string;
            kind: ("comprehensive" | "dedicated") | null;
            level: components["schemas"]["Level"];
            name: components["schemas"]["LocalizedName"];
            parentId: string | null;
            population: number | null;
            /** @enum {string} */
            status: "same" | "created" | "redrawn" | "moved" | "amended";
        };
        DraftUnit: {
            households: number | null;
            householdsBefore: number | null;
            kind: ("comprehensive" | "dedicated") | null;
            parentId: string | null;
            predecessors: components["schemas"]["UnitRef"][];
            /** @enum {string} */
            status: "created" | "ended" | "redrawn" | "moved" | "amended";
            successors: {
                share: number;
                unit: components["schemas"]["UnitRef"];
            }[];
            unit: components["schemas"]["UnitRef"];
        };
        Entrance: {
            households: number | null;
            number: string;
        };
        Erasure: {
            /** @description The account itself is gone; false: it holds posts elsewhere */
            account: boolean;
            erased: {
                part: string;
                rows: number;
            }[];
            kept: {
                part: string;
                rows: number;
                why: string;
            }[];
        };
        FileInfo: {
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            createdAt: string;
            /** @description Pixels, of a picture */
            height: number | null;
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            id: string;
            mime: string;
            name: string;
            /** @description Bytes */
            size: number;
            /** @description Pixels, of a picture */
            width: number | null;
        };
        InboxNotice: {
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            at: string;
            audience: components["schemas"]["NoticeAudience"];
            event: string;
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            id: string;
            link: string | null;
            number: string | null;
            readAt: string | null;
            text: string;
            title: string;
        };
        /**
         * @description Level of the tree of units
         * @enum {string}
         */
        Level: "district" | "street" | "community" | "grid" | "microgrid";
        /**
         * @description Language of words
         * @enum {string}
         */
        Locale: "en" | "zh-CN";
        /** @description Name in both languages */
        LocalizedName: {
            en: string;
            zh: string;
        };
        /** @description Words in both languages */
        LocalizedText: {
            en: string;
            zh: string;
        };
        Look: {
            /** @description The record it stood in; number: of the case */
            about: {
                id: string | null;
                kind: string;
                number: string | null;
            };
            /** @description Such as case.revealed */
            action: string;
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            at: string;
            by: {
                name: string | null;
                place: components["schemas"]["LocalizedName"] | null;
                role: string | null;
            };
            id: string;
            purpose: string | null;
            /** @description Which field, such as reporter.phone */
            what: string | null;
        };
        /**
         * @description Who looks after a compound
         * @enum {string}
         */
        ManagedBy: "property_company" | "owners" | "nobody" | "unknown";
        NewUnit: {
            boundary: ({
                coordinates: number[][][];
                /** @constant */
                type: "Polygon";
            } | {
                coordinates: number[][][][];
                /** @constant */
                type: "MultiPolygon";
            }) | null;
            /** @default null */
            calendarCode: string | null;
            code: string;
            /** @default null */
            households: number | null;
            /** Format: uuid */
            id: string;
            /** @default null */
            kind: ("comprehensive" | "dedicated") | null;
            name: components["schemas"]["LocalizedName"];
            /**
             * Format: uuid
             * @description In place of others: the unit above, where it is not that of the ones replaced
             */
            parentId?: string;
            /** @default null */
            population: number | null;
        };
        NewUnitInput: {
            boundary: ({
                coordinates: number[][][];
                /** @constant */
                type: "Polygon";
            } | {
                coordinates: number[][][][];
                /** @constant */
                type: "MultiPolygon";
            }) | null;
            /** @default null */
            calendarCode: string | null;
            code: string;
            /** @default null */
            households: number | null;
            /** Format: uuid */
            id: string;
            /** @default null */
            kind: ("comprehensive" | "dedicated") | null;
            name: components["schemas"]["LocalizedName"];
            /**
             * Format: uuid
             * @description In place of others: the unit above, where it is not that of the ones replaced
             */
            parentId?: string;
            /** @default null */
            population: number | null;
        };
        /** @enum {string} */
        NoticeAudience: "reporter" | "requester" | "handler" | "target" | "issuer" | "approver" | "holder" | "follower";
        /** @enum {string} */
        NoticeChannel: "inbox" | "push" | "mail" | "sms" | "chat";
        NoticePreferences: {
            choices: {
                /** @enum {string} */
                channel: "push" | "mail" | "sms" | "chat";
                event: string;
                on: boolean;
            }[];
            locale: components["schemas"]["Locale"] | null;
            order: ("push" | "mail" | "sms" | "chat")[];
            quiet: "default" | "none" | components["schemas"]["QuietHours"];
        };
        NoticePreview: {
            html: string | null;
            parts: number | null;
            subject: string | null;
            text: string;
        };
        NoticeSettings: {
            gatherMinutes: number;
            keepDays: number;
            logDays: number;
            quiet: components["schemas"]["QuietHours"] | null;
        };
        NoticeTextView: {
            audience: components["schemas"]["NoticeAudience"];
            changedAt: string | null;
            channel: components["schemas"]["NoticeChannel"];
            event: string;
            own: {
                en: {
                    subject: string | null;
                    text: string;
                };
                zh: {
                    subject: string | null;
                    text: string;
                };
            } | null;
            standard: {
                en: {
                    subject: string | null;
                    text: string;
                };
                zh: {
                    subject: string | null;
                    text: string;
                };
            };
            variables: string[];
        };
        NoticeWebhook: {
            active: boolean;
            /** @enum {string} */
            channel: "sms" | "chat";
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            id: string;
            name: string;
            previousUntil: string | null;
            url: string;
        };
        OpenCategory: {
            code: string;
            /** @default false */
            danger: boolean;
            description?: components["schemas"]["LocalizedText"];
            /** @default false */
            home: boolean;
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            id: string;
            /** @default [] */
            keywords: string[];
            /** @description No category stands below it */
            leaf: boolean;
            name: components["schemas"]["LocalizedName"];
            parentId: string | null;
            /** @default [] */
            questions: {
                code: string;
                hint?: components["schemas"]["LocalizedText"];
                /** @enum {string} */
                kind: "text" | "string" | "number" | "datetime" | "one_of" | "many_of" | "information";
                /** @default false */
                required: boolean;
                values?: {
                    key: string;
                    name: components["schemas"]["LocalizedName"];
                }[];
                when?: {
                    code: string;
                    oneOf: string[];
                };
                words: components["schemas"]["LocalizedText"];
            }[];
        };
        OpeningHours: {
            /** @description Day and night, every day */
            always: boolean;
            /** @description Closing while it is open, opening while it is closed */
            changesAt: string | null;
            days: {
                /** Format: date */
                date: string;
                openings: {
                    /**
                     * Format: date-time
                     * @description Moment, ISO 8601 with zone
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Moment, ISO 8601 with zone
                     */
                    until: string;
                }[];
            }[];
            open: boolean;
        };
        PlanBarrier: {
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            id: string;
            kilometres: number;
            lines: number;
            name: string;
        };
        PlanCommunity: {
            changeId: string | null;
            figures: components["schemas"]["PlanComparison"] | null;
            /** @description Why it was left out */
            problem: {
                code: string;
                detail: string;
                facts: {
                    [key: string]: unknown;
                };
            } | null;
            /** @enum {string} */
            state: "waiting" | "planned" | "left_out";
            unit: components["schemas"]["UnitRef"];
        };
        PlanComparison: {
            buildings: number;
            /** @description Buildings that stand outside the boundary of their community */
            leftOut: number;
            /** @description Households that would get another unit, of those that have one */
            moved: {
                grid: number;
                microgrid: number;
                of: number;
            };
            proposal: {
                grid: components["schemas"]["PlanFigures"];
                microgrid: components["schemas"]["PlanFigures"];
            };
            today: {
                grid: components["schemas"]["PlanFigures"];
                microgrid: components["schemas"]["PlanFigures"];
            };
            /** @description Buildings whose households nobody has counted: they count as none */
            uncounted: number;
        };
        PlanFigures: {
            /** @description Median Polsby-Popper figure, 0 to 1 */
            compactness: number;
            /** @description Units in several pieces */
            disconnected: number;
            /** @description In all of them together */
            households: number;
            least: number;
            median: number;
            most: number;
            /** @description Outside the bounds, and no plan could bring them inside; null for units in force */
            unavoidable: number | null;
            units: number;
            withinBounds: number;
        };
        PlannedUnit: {
            buildings: number;
            /** @description Its name in the plan; of units that go on, their code */
            code: string;
            community: components["schemas"]["UnitRef"];
            compactness: number;
            households: number;
            /** @enum {string} */
            level: "grid" | "microgrid";
            parent: string | null;
            /** @description Inside the bounds */
            within: boolean;
        };
        PlanRun: {
            areas: components["schemas"]["UnitRef"][];
            cancelAsked: boolean;
            communities: number;
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            createdAt: string;
            /** @description Of all communities together, once the run is done */
            figures: components["schemas"]["PlanComparison"] | null;
            finishedAt: string | null;
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            id: string;
            /** @description Communities that have a proposal */
            planned: number;
            problem: {
                code: string;
                detail: string;
                facts: {
                    [key: string]: unknown;
                };
            } | null;
            settings: components["schemas"]["PlanSettings"];
            /** @description Of the work done so far */
            share: number;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "cancelled" | "failed";
        };
        PlanSettings: {
            /** @description Districts, streets or communities */
            areas: string[];
            /**
             * @description Files with lines no unit may cross
             * @default []
             */
            barrierIds: string[];
            /**
             * @default fresh
             * @enum {string}
             */
            basis: "fresh" | "in_force" | "plan";
            /**
             * @description Households a unit should hold
             * @default {
             *       "grid": {
             *         "min": 300,
             *         "max": 500
             *       },
             *       "microgrid": {
             *         "min": 40,
             *         "max": 60
             *       }
             *     }
             */
            bounds: {
                grid: {
                    max: number;
                    min: number;
                };
                microgrid: {
                    max: number;
                    min: number;
                };
            };
            /**
             * @description Codes of units of the basis, of buildings, or `building#entrance`, that stay as they are
             * @default []
             */
            pins: string[];
            /**
             * @description The earlier run, where the basis is `plan`
             * @default null
             */
            planId: string | null;
            /**
             * @description Same seed and buildings, same plan
             * @default 1
             */
            seed: number;
        };
        PlanSettingsInput: {
            /** @description Districts, streets or communities */
            areas: string[];
            /**
             * @description Files with lines no unit may cross
             * @default []
             */
            barrierIds: string[];
            /**
             * @default fresh
             * @enum {string}
             */
            basis: "fresh" | "in_force" | "plan";
            /**
             * @description Households a unit should hold
             * @default {
             *       "grid": {
             *         "min": 300,
             *         "max": 500
             *       },
             *       "microgrid": {
             *         "min": 40,
             *         "max": 60
             *       }
             *     }
             */
            bounds: {
                grid: {
                    max: number;
                    min: number;
                };
                microgrid: {
                    max: number;
                    min: number;
                };
            };
            /**
             * @description Codes of units of the basis, of buildings, or `building#entrance`, that stay as they are
             * @default []
             */
            pins: string[];
            /**
             * @description The earlier run, where the basis is `plan`
             * @default null
             */
            planId: string | null;
            /**
             * @description Same seed and buildings, same plan
             * @default 1
             */
            seed: number;
        };
        /** @description Place in degrees (WGS 84) */
        Point: {
            lat: number;
            lng: number;
        };
        /** @description Problem details (RFC 9457) */
        Problem: {
            /** @description Stable, `area.reason` */
            code: string;
            detail: string;
            errors?: {
                code: string;
                detail: string;
                /** @description Dotted path, such as body.contact.phone */
                field: string;
            }[];
            facts?: {
                [key: string]: unknown;
            };
            field?: string;
            requestId: string;
            status: number;
            title: string;
            /** @description Address that names the kind of problem */
            type: string;
        };
        PublicCase: {
            /** @description Street and compound; no house, no door */
            address: string | null;
            category: components["schemas"]["LocalizedName"] | null;
            followers: number;
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            id: string;
            number: string;
            point: components["schemas"]["Point"] | null;
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            reportedAt: string;
            /** @enum {string} */
            state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
            text: string;
            /** @description The grid, or what is known above it */
            unit: {
                /**
                 * Format: uuid
                 * @description Identifier (UUID)
                 */
                id: string;
                level: string;
                name: components["schemas"]["LocalizedName"];
            } | null;
        };
        QuietHours: {
            from: number;
            to: number;
        };
        /** @enum {string} */
        Role: "grid_worker" | "grid_worker_part_time" | "grid_head" | "grid_assistant" | "building_lead" | "volunteer" | "desk" | "department_officer" | "supervisor" | "administrator";
        Session: {
            account: components["schemas"]["SignedInAccount"] | null;
            /** @description null: every post counts */
            actingPostId: string | null;
            demo: boolean;
            demoRoles: components["schemas"]["DemoRole"][];
            posts: components["schemas"]["ActingPost"][];
            signIn: components["schemas"]["SignInWays"];
            tenant: {
                locale: components["schemas"]["Locale"];
                name: components["schemas"]["LocalizedName"];
                slug: string;
                timeZone: string;
            };
        };
        SignedInAccount: {
            id: string;
            /** @enum {string} */
            kind: "resident" | "staff";
            /** @description Masked */
            mail: string | null;
            name: string;
            /** @description Masked */
            phone: string | null;
            secondFactor: boolean;
        };
        SignedInDevice: {
            agent: string | null;
            current: boolean;
            id: string;
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            lastSeen: string;
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            since: string;
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            until: string;
        };
        SignInWays: {
            mailCode: boolean;
            oidc: {
                id: string;
                name: string;
            } | null;
            passkey: boolean;
            password: boolean;
            phoneCode: boolean;
        };
        SuggestedCategory: {
            /**
             * @description From accepted cases, or from the words set up for the category
             * @enum {string}
             */
            basis: "learnt" | "keywords";
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            categoryId: string;
            /** @description How often suggestions like this one are right; null for those from keywords */
            confidence: number | null;
            name: components["schemas"]["LocalizedName"];
            path: components["schemas"]["LocalizedName"][];
            /** @enum {string} */
            sure: "likely" | "perhaps";
            /** @description Words of the text that spoke for it, the strongest first */
            words: string[];
        };
        SuggestionStatus: {
            enabled: boolean;
            /** @description Below so many accepted cases only keywords suggest */
            fewestCases: number;
            model: {
                accuracy: number;
                calibrationError: number;
                cases: number;
                categories: {
                    active: boolean;
                    cases: number;
                    /**
                     * Format: uuid
                     * @description Identifier (UUID)
                     */
                    categoryId: string;
                    f1: number;
                    /** @description Null when the category is gone */
                    name: components["schemas"]["LocalizedName"] | null;
                    /** @description Of the cases put here, how many belong here */
                    precision: number;
                    /** @description Of the cases that belong here, how many were put here */
                    recall: number;
                    words: string[];
                }[];
                macroF1: number;
                top3: number;
                /**
                 * Format: date-time
                 * @description Moment, ISO 8601 with zone
                 */
                trainedAt: string;
                version: number;
            } | null;
            outcome: ("trained" | "too_few" | "failed") | null;
            /** @description How often people settled on what was suggested, in sums of at least 20 cases */
            practice: {
                cases: number;
                first: number;
                /**
                 * Format: date-time
                 * @description Moment, ISO 8601 with zone
                 */
                from: string;
                three: number;
                /**
                 * Format: date-time
                 * @description Moment, ISO 8601 with zone
                 */
                to: string;
                version: number;
            }[];
            /** @description Somebody asked for a training that has not ended yet */
            training: boolean;
            triedAt: string | null;
            /** @description Cases accepted since the model was trained, counted up to 1000 */
            waiting: number;
        };
        TenantInfo: {
            /** @description Everybody here is invented */
            demo: boolean;
            /** @description Language where the reader chose none */
            locale: components["schemas"]["Locale"];
            name: components["schemas"]["LocalizedName"];
            slug: string;
            /** @description IANA name of the time zone */
            timeZone: string;
        };
        TerritoryChange: {
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            createdAt: string;
            effectiveAt: string | null;
            /** @description Why it did not take effect when its instant came */
            heldBack: components["schemas"]["TerritoryFinding"][] | null;
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            id: string;
            reason: string;
            revision: number;
            /** @enum {string} */
            state: "draft" | "scheduled" | "effective" | "discarded";
            /** @description How many steps count, undone ones left out */
            steps: number;
            title: string;
            tookEffectAt: string | null;
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            updatedAt: string;
        };
        TerritoryFinding: {
            code: string;
            facts: {
                [key: string]: string | number;
            };
            /** @enum {string} */
            severity: "error" | "notice";
            unitIds: string[];
            where: ({
                coordinates: number[][][];
                /** @constant */
                type: "Polygon";
            } | {
                coordinates: number[][][][];
                /** @constant */
                type: "MultiPolygon";
            }) | null;
            /** @description For people, in their language */
            words?: string;
        };
        TerritoryImport: {
            cancelAsked: boolean;
            /**
             * Format: date-time
             * @description Moment, ISO 8601 with zone
             */
            createdAt: string;
            /** @description Whether the last run was to change nothing */
            dryRun: boolean;
            /** @enum {string} */
            format: "geojson" | "csv";
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            id: string;
            /** @enum {string} */
            kind: "buildings" | "units";
            name: string;
            /** @description Why the last run failed */
            problem: {
                code: string;
                detail: string;
                facts: {
                    [key: string]: unknown;
                };
            } | null;
            /** @description Bytes that arrived: where the next piece begins */
            received: number;
            report: (components["schemas"]["BuildingImportReport"] | components["schemas"]["UnitImportReport"]) | null;
            /** @description Rows looked at so far */
            rows: number;
            /** @description Of the work done so far */
            share: number;
            /** @description Bytes */
            size: number;
            /** @enum {string} */
            state: "receiving" | "ready" | "waiting" | "running" | "checked" | "done" | "cancelled" | "failed";
        };
        TerritoryStep: {
            level: components["schemas"]["Level"];
            /** Format: uuid */
            parentId: string;
            /** @constant */
            type: "create";
            unit: components["schemas"]["NewUnit"];
        } | {
            /** @constant */
            type: "redraw";
            units: {
                boundary: {
                    coordinates: number[][][];
                    /** @constant */
                    type: "Polygon";
                } | {
                    coordinates: number[][][][];
                    /** @constant */
                    type: "MultiPolygon";
                };
                households?: number | null;
                /** Format: uuid */
                unitId: string;
            }[];
        } | {
            into: components["schemas"]["NewUnit"][];
            /** @constant */
            type: "split";
            /** Format: uuid */
            unitId: string;
        } | {
            into: components["schemas"]["NewUnit"];
            /** @constant */
            type: "merge";
            unitIds: string[];
        } | {
            into: components["schemas"]["NewUnit"][];
            /** @description Who follows whom, where somebody has counted; without it the area decides */
            shares?: {
                /** Format: uuid */
                into: string;
                share: number;
                /** Format: uuid */
                unitId: string;
            }[];
            /** @constant */
            type: "recut";
            unitIds: string[];
        } | {
            /** @default null */
            successorId: string | null;
            /** @constant */
            type: "retire";
            /** Format: uuid */
            unitId: string;
        } | {
            /** Format: uuid */
            parentId: string;
            /** @constant */
            type: "move";
            unitIds: string[];
        } | {
            code?: string;
            households?: number | null;
            kind?: ("comprehensive" | "dedicated") | null;
            name?: components["schemas"]["LocalizedName"];
            population?: number | null;
            /** @constant */
            type: "amend";
            /** Format: uuid */
            unitId: string;
        };
        TerritoryStepInput: {
            level: components["schemas"]["Level"];
            /** Format: uuid */
            parentId: string;
            /** @constant */
            type: "create";
            unit: components["schemas"]["NewUnitInput"];
        } | {
            /** @constant */
            type: "redraw";
            units: {
                boundary: {
                    coordinates: number[][][];
                    /** @constant */
                    type: "Polygon";
                } | {
                    coordinates: number[][][][];
                    /** @constant */
                    type: "MultiPolygon";
                };
                households?: number | null;
                /** Format: uuid */
                unitId: string;
            }[];
        } | {
            into: components["schemas"]["NewUnitInput"][];
            /** @constant */
            type: "split";
            /** Format: uuid */
            unitId: string;
        } | {
            into: components["schemas"]["NewUnitInput"];
            /** @constant */
            type: "merge";
            unitIds: string[];
        } | {
            into: components["schemas"]["NewUnitInput"][];
            /** @description Who follows whom, where somebody has counted; without it the area decides */
            shares?: {
                /** Format: uuid */
                into: string;
                share: number;
                /** Format: uuid */
                unitId: string;
            }[];
            /** @constant */
            type: "recut";
            unitIds: string[];
        } | {
            /** @default null */
            successorId: string | null;
            /** @constant */
            type: "retire";
            /** Format: uuid */
            unitId: string;
        } | {
            /** Format: uuid */
            parentId: string;
            /** @constant */
            type: "move";
            unitIds: string[];
        } | {
            code?: string;
            households?: number | null;
            kind?: ("comprehensive" | "dedicated") | null;
            name?: components["schemas"]["LocalizedName"];
            population?: number | null;
            /** @constant */
            type: "amend";
            /** Format: uuid */
            unitId: string;
        };
        TerritoryWishInput: {
            /** @description The parts below stay whole and the border goes around them; true unless told */
            keep?: boolean;
            line: [
                number,
                number
            ][];
            /** @constant */
            type: "cut";
            /** Format: uuid */
            unitId: string;
        } | {
            /** @constant */
            type: "join";
            unitIds: string[];
        } | {
            boundary: ({
                coordinates: number[][][];
                /** @constant */
                type: "Polygon";
            } | {
                coordinates: number[][][][];
                /** @constant */
                type: "MultiPolygon";
            }) | null;
            /** Format: uuid */
            parentId: string;
            /** @default true */
            trim: boolean;
            /** @constant */
            type: "create";
        };
        UnitImportReport: {
            refused: number;
            rows: number;
            seconds: number;
            units: {
                changed: number;
                created: number;
                unchanged: number;
            };
        };
        UnitRef: {
            code: string;
            /** Format: uuid */
            id: string;
            level: components["schemas"]["Level"];
            name: components["schemas"]["LocalizedName"];
        };
        Upload: {
            /** @description The file it became, once all of it is there */
            file: components["schemas"]["FileInfo"] | null;
            /**
             * Format: uuid
             * @description Identifier (UUID)
             */
            id: string;
            /** @description Bytes that arrived: where the next piece begins */
            received: number;
            size: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "board.board": {
        parameters: {
            query?: {
                /** @description Day and mark of a printed sheet, as its code says them */
                sheet?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Units above, from the district down */
                        above: components["schemas"]["UnitRef"][];
                        amenities: {
                            /** @enum {string} */
                            kind: "tea" | "charging" | "tools" | "repair" | "first_aid" | "umbrella" | "reading" | "toilet" | "rest" | "wifi";
                            note: components["schemas"]["LocalizedName"] | null;
                        }[];
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        asOf: string;
                        code: string;
                        /** @description Of the roles named above that have a list; the others go by what the role is for */
                        duties: {
                            items: components["schemas"]["LocalizedName"][];
                            role: components["schemas"]["Role"];
                            total: number;
                        }[];
                        dutyPhone: string | null;
                        /** @description Assistants and leads of the buildings of a grid */
                        helpers: {
                            dutyPhone: string | null;
                            level: components["schemas"]["Level"];
                            /** @description The public form of the name: the full one only where the person agreed. null: nobody named */
                            name: string | null;
                            role: components["schemas"]["Role"];
                            standingIn: boolean;
                            title: string | null;
                            unit: components["schemas"]["UnitRef"];
                        }[];
                        /** @description Three signs for each part: another sheet with the same mark says the same */
                        mark: string;
                        name: components["schemas"]["LocalizedName"];
                        numbers: {
                            /** @enum {string} */
                            kind: "electricity" | "gas" | "heat" | "water" | "clinic" | "property" | "repair" | "telecom" | "other";
                            name: components["schemas"]["LocalizedName"];
                            note: {
                                en: string;
                                zh: string;
                            };
                            phone: string;
                            unit: components["schemas"]["UnitRef"];
                        }[];
                        officers: {
                            /** @description The next three days */
                            dates: string[];
                            days: number[];
                            department: components["schemas"]["LocalizedName"] | null;
                            from: string;
                            /** @description The full name only where they agreed */
                            name: string | null;
                            phone: string | null;
                            /** @enum {string} */
                            service: "police" | "law" | "enforcement" | "safety" | "market";
                            until: string;
                        }[];
                        /** @description Nearest first */
                        serving: {
                            dutyPhone: string | null;
                            level: components["schemas"]["Level"];
                            /** @description The public form of the name: the full one only where the person agreed. null: nobody named */
                            name: string | null;
                            role: components["schemas"]["Role"];
                            standingIn: boolean;
                            title: string | null;
                            unit: components["schemas"]["UnitRef"];
                        }[];
                        /** @description The sheet the reader holds, and which parts have changed since */
                        sheet: {
                            changed: ("place" | "people" | "duties" | "officers" | "phones" | "numbers" | "amenities")[];
                            /**
                             * Format: date
                             * @description Calendar day, ISO 8601
                             */
                            day: string;
                            mark: string;
                        } | null;
                        station: {
                            address: components["schemas"]["LocalizedName"] | null;
                            closed: boolean;
                            hours: {
                                days: number[];
                                from: string;
                                until: string;
                            }[];
                            hoursNote: components["schemas"]["LocalizedName"] | null;
                            /** @enum {string} */
                            kind: "micro" | "volunteer" | "mediation" | "petition" | "hall";
                            point: components["schemas"]["Point"] | null;
                        } | null;
                        /** @description Stations in this unit */
                        stations: {
                            code: string;
                            /** @enum {string} */
                            kind: "micro" | "volunteer" | "mediation" | "petition" | "hall";
                            name: components["schemas"]["LocalizedName"];
                        }[];
                        supervisionPhone: string | null;
                        /**
                         * Format: date
                         * @description The day in the district
                         */
                        today: string;
                        unit: components["schemas"]["UnitRef"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.bulletins": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Rows on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeskBulletin"][];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description Moment, ISO 8601 with zone
                     */
                    from: string;
                    /** @default false */
                    important?: boolean;
                    text: {
                        en: string;
                        zh: string;
                    };
                    title: {
                        en: string;
                        zh: string;
                    };
                    /**
                     * Format: uuid
                     * @description Identifier (UUID)
                     */
                    unitId: string;
                    /**
                     * Format: date-time
                     * @description Moment, ISO 8601 with zone
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskBulletin"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.take_down": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default true */
                    down?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskBulletin"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "calendars.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            always: boolean;
                            code: string;
                            hours: {
                                fri: [
                                    string,
                                    string
                                ][];
                                mon: [
                                    string,
                                    string
                                ][];
                                sat: [
                                    string,
                                    string
                                ][];
                                sun: [
                                    string,
                                    string
                                ][];
                                thu: [
                                    string,
                                    string
                                ][];
                                tue: [
                                    string,
                                    string
                                ][];
                                wed: [
                                    string,
                                    string
                                ][];
                            };
                            name: components["schemas"]["LocalizedName"];
                            timeZone: string;
                            updatedAt: string | null;
                            version: number;
                            years: number[];
                        }[];
                        nationalYears: number[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "calendars.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "calendars.save": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Runs all hours of all days (a district centre); hours and days are then not looked at */
                    always: boolean;
                    /**
                     * @description Weekly hours that apply from a date on, e.g. summer and winter hours
                     * @default []
                     */
                    changes?: {
                        /** Format: date */
                        date: string;
                        hours: {
                            fri: [
                                string,
                                string
                            ][];
                            mon: [
                                string,
                                string
                            ][];
                            sat: [
                                string,
                                string
                            ][];
                            sun: [
                                string,
                                string
                            ][];
                            thu: [
                                string,
                                string
                            ][];
                            tue: [
                                string,
                                string
                            ][];
                            wed: [
                                string,
                                string
                            ][];
                        };
                    }[];
                    /** @default [] */
                    days?: {
                        /** Format: date */
                        date: string;
                        hours?: [
                            string,
                            string
                        ][];
                        /** @enum {string} */
                        kind: "off" | "work";
                        name?: string;
                    }[];
                    hours: {
                        fri: [
                            string,
                            string
                        ][];
                        mon: [
                            string,
                            string
                        ][];
                        sat: [
                            string,
                            string
                        ][];
                        sun: [
                            string,
                            string
                        ][];
                        thu: [
                            string,
                            string
                        ][];
                        tue: [
                            string,
                            string
                        ][];
                        wed: [
                            string,
                            string
                        ][];
                    };
                    /** @description Hours of a make-up workday; without them, those of the first open weekday */
                    makeUpHours?: [
                        string,
                        string
                    ][];
                    name: components["schemas"]["LocalizedName"];
                    timeZone: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "calendars.export_days": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "calendars.import_days": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default true */
                    dryRun?: boolean;
                    /**
                     * @description Also removes the days of that year which the table doesn’t name
                     * @default false
                     */
                    replace?: boolean;
                    /** @enum {string} */
                    source: "national";
                    /** @description Version of the calendar that was seen */
                    version: number;
                    year: number;
                } | {
                    csv: string;
                    /** @default true */
                    dryRun?: boolean;
                    /**
                     * @description Also removes the days of that year which the table doesn’t name
                     * @default false
                     */
                    replace?: boolean;
                    /** @enum {string} */
                    source: "csv";
                    /** @description Version of the calendar that was seen */
                    version: number;
                    /** @description Takes only the rows of this year */
                    year?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                        calendar: components["schemas"]["Calendar"];
                        changed: number;
                        dryRun: boolean;
                        refused: {
                            code: string;
                            detail: string;
                            line: number;
                        }[];
                        removed: number;
                        unchanged: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Identifier (UUID) */
                categoryId?: string;
                light?: ("green" | "amber" | "red" | "none")[];
                /** @description Rows on a page */
                limit?: number;
                open?: "true" | "false";
                priority?: ("normal" | "urgent" | "danger")[];
                q?: string;
                /** @description Moment, ISO 8601 with zone */
                reportedFrom?: string;
                /** @description Moment, ISO 8601 with zone */
                reportedTo?: string;
                scope?: "mine" | "place" | "orders" | "unplaced" | "return_visits";
                sort?: "due" | "reported";
                state?: ("reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged")[];
                /** @description Identifier (UUID) */
                unitId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            address: string | null;
                            category: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                name: components["schemas"]["LocalizedName"];
                            } | null;
                            /** @enum {string} */
                            channel: "web" | "field" | "counter" | "phone" | "hotline" | "open311" | "api" | "import";
                            closedAt: string | null;
                            dueAt: string | null;
                            followers: number;
                            holder: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                /** @enum {string} */
                                kind: "unit" | "department";
                                level?: string;
                                name: components["schemas"]["LocalizedName"];
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "red" | "none";
                            number: string;
                            point: components["schemas"]["Point"] | null;
                            /** @enum {string} */
                            priority: "normal" | "urgent" | "danger";
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            reportedAt: string;
                            returnVisitDue: boolean;
                            stage: ("accept" | "answer" | "arrive" | "handle" | "check") | null;
                            /** @enum {string} */
                            state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                            text: string;
                            unit: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                level: string;
                                name: components["schemas"]["LocalizedName"];
                            } | null;
                            version: number;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string;
                    /** @default {} */
                    answers?: {
                        [key: string]: string | string[];
                    };
                    /**
                     * Format: uuid
                     * @description Identifier (UUID)
                     */
                    categoryId?: string;
                    /** @enum {string} */
                    channel?: "web" | "field" | "counter" | "phone" | "hotline" | "open311" | "api" | "import";
                    /** @default false */
                    confidential?: boolean;
                    contact?: {
                        addressDetail?: string;
                        /**
                         * @default none
                         * @enum {string}
                         */
                        hearBack?: "none" | "sms" | "mail";
                        /** Format: email */
                        mail?: string;
                        name?: string;
                        phone?: string;
                    };
                    /** @default [] */
                    fileIds?: string[];
                    /** @enum {string} */
                    locale?: "en" | "zh-CN";
                    /**
                     * Format: date-time
                     * @description Moment, ISO 8601 with zone
                     */
                    noticedAt?: string;
                    onBehalfOf?: {
                        /** @enum {string} */
                        mandate: "spoken" | "written" | "guardian" | "phone_call";
                        name: string;
                        phone?: string;
                    };
                    point?: components["schemas"]["Point"];
                    solved?: {
                        fileIds: string[];
                        text: string;
                    };
                    text: string;
                    /**
                     * Format: uuid
                     * @description Identifier (UUID)
                     */
                    unitId?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dueAt: string | null;
                        holder: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            kind: "unit" | "department";
                            level?: string;
                            name: components["schemas"]["LocalizedName"];
                        };
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        notice?: components["schemas"]["LocalizedName"];
                        number: string;
                        secret: string;
                        /** @enum {string} */
                        state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string | null;
                        answers: {
                            answer: {
                                en: string;
                                zh: string;
                            };
                            code: string;
                            question: components["schemas"]["LocalizedName"];
                        }[];
                        category: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        /** @enum {string} */
                        channel: "web" | "field" | "counter" | "phone" | "hotline" | "open311" | "api" | "import";
                        children: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            number: string;
                            /** @enum {string} */
                            state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                        }[];
                        clocks: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            amberAt: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            dueAt: string;
                            frozen?: boolean;
                            id: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "red" | "none";
                            met?: boolean;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            orderId?: string;
                            /** @enum {string} */
                            stage: "accept" | "answer" | "arrive" | "handle" | "check";
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            startedAt: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            stoppedAt?: string;
                        }[];
                        closedAt: string | null;
                        condition: components["schemas"]["LocalizedName"] | null;
                        conditionId: string | null;
                        dueAt: string | null;
                        extension: {
                            clockId: string;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            orderId?: string;
                            reason: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            until: string;
                        } | null;
                        files: {
                            height?: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            mime: string;
                            name: string;
                            /** @enum {string} */
                            purpose: "report" | "result" | "arrival" | "comment";
                            thumbnailUrl?: string;
                            url: string;
                            width?: number;
                        }[];
                        followers: number;
                        handler: {
                            name: string;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            postId: string;
                            role: string;
                        } | null;
                        holder: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            kind: "unit" | "department";
                            level?: string;
                            name: components["schemas"]["LocalizedName"];
                        };
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @enum {string} */
                        lifecycle: "report" | "dispute" | "petition" | "application";
                        /** @enum {string} */
                        light: "green" | "amber" | "red" | "none";
                        mergedInto: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            number: string;
                        } | null;
                        number: string;
                        offers: {
                            allowed: boolean;
                            because?: string;
                            command: string;
                        }[];
                        orders: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            answeredAt?: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            arrivedAt?: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            handledAt?: string;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            issuedAt: string;
                            issuer: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                /** @enum {string} */
                                kind: "unit" | "department";
                                level?: string;
                                name: components["schemas"]["LocalizedName"];
                            };
                            /** @enum {string} */
                            kind: "assign" | "whistle" | "dispatch" | "supervise";
                            overruled?: boolean;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            refuseUntil?: string;
                            returnReason?: string;
                            /** @enum {string} */
                            role: "lead" | "joint";
                            /** @enum {string} */
                            state: "issued" | "answered" | "returned" | "arrived" | "handled" | "withdrawn";
                            target: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                /** @enum {string} */
                                kind: "department" | "unit" | "post";
                                name: components["schemas"]["LocalizedName"];
                            };
                            text?: string;
                        }[];
                        parent: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            number: string;
                        } | null;
                        place: {
                            address?: string;
                            placed: boolean;
                            point?: components["schemas"]["Point"];
                            units: {
                                code: string;
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                level: string;
                                name: components["schemas"]["LocalizedName"];
                            }[];
                        };
                        point: components["schemas"]["Point"] | null;
                        /** @enum {string} */
                        priority: "normal" | "urgent" | "danger";
                        rating: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            satisfaction: number;
                            solved: boolean;
                            words?: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        reportedAt: string;
                        reporter: {
                            confidential: boolean;
                            /** @enum {string} */
                            kind: "anonymous" | "resident" | "staff";
                            mail?: string;
                            name?: string;
                            onBehalfOf?: string;
                            phone?: string;
                            revealable: ("name" | "phone" | "mail" | "address" | "onBehalfOf")[];
                        };
                        returnVisit: ("due" | "done") | null;
                        returnVisitDue: boolean;
                        stage: ("accept" | "answer" | "arrive" | "handle" | "check") | null;
                        /** @enum {string} */
                        state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                        suspension: {
                            granted: boolean;
                            reason: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            until: string;
                        } | null;
                        text: string;
                        timeline: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            by: {
                                body?: components["schemas"]["LocalizedName"];
                                /** @enum {string} */
                                kind: "reporter" | "resident" | "staff" | "system" | "open311";
                                name?: string;
                                role?: string;
                            };
                            facts: {
                                [key: string]: string | number | boolean | components["schemas"]["LocalizedName"];
                            };
                            files: {
                                height?: number;
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                mime: string;
                                name: string;
                                /** @enum {string} */
                                purpose: "report" | "result" | "arrival" | "comment";
                                thumbnailUrl?: string;
                                url: string;
                                width?: number;
                            }[];
                            seq: number;
                            text?: string;
                            type: string;
                            /** @enum {string} */
                            visibility: "public" | "internal";
                        }[];
                        undo: {
                            /** @enum {string} */
                            kind: "merge" | "split";
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            until: string;
                        } | null;
                        unit: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            level: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.command": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    command: {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        conditionId?: string;
                        /** @enum {string} */
                        type: "accept";
                    } | {
                        elsewhere?: string;
                        reason: string;
                        /** @enum {string} */
                        type: "decline";
                    } | {
                        reason: string;
                        /** @enum {string} */
                        type: "raise";
                    } | {
                        reason: string;
                        /** @enum {string} */
                        type: "send_down";
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        unitId: string;
                    } | {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        postId: string;
                        text?: string;
                        /** @enum {string} */
                        type: "assign";
                    } | {
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        arriveBy?: string;
                        departmentIds: string[];
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        leadId?: string;
                        text?: string;
                        /** @enum {string} */
                        type: "whistle";
                    } | {
                        departmentIds: string[];
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        leadId?: string;
                        limit?: {
                            amount: number;
                            /** @enum {string} */
                            unit: "hours" | "working_hours" | "working_days" | "calendar_days";
                        };
                        text?: string;
                        /** @enum {string} */
                        type: "dispatch";
                    } | {
                        text: string;
                        /** @enum {string} */
                        type: "supervise";
                    } | {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        orderId: string;
                        text?: string;
                        /** @enum {string} */
                        type: "answer";
                    } | {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        orderId: string;
                        reason: string;
                        /** @enum {string} */
                        type: "return";
                    } | {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        orderId: string;
                        reason: string;
                        /** @enum {string} */
                        ruling: "withdraw" | "retarget" | "overrule";
                        target?: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            kind: "department" | "unit" | "post";
                        };
                        /** @enum {string} */
                        type: "rule_return";
                    } | {
                        /** @enum {string} */
                        basis: "agreement" | "ruling";
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        orderId: string;
                        reason: string;
                        /** @enum {string} */
                        type: "change_lead";
                    } | {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        orderId: string;
                        reason: string;
                        /** @enum {string} */
                        type: "withdraw_order";
                    } | {
                        /** @default [] */
                        fileIds?: string[];
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        orderId: string;
                        point?: components["schemas"]["Point"];
                        text?: string;
                        /** @enum {string} */
                        type: "arrive";
                    } | {
                        /** @default [] */
                        fileIds?: string[];
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        orderId?: string;
                        text: string;
                        /** @enum {string} */
                        type: "handle";
                    } | {
                        passed: boolean;
                        text?: string;
                        /** @enum {string} */
                        type: "check";
                    } | {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        orderId?: string;
                        reason: string;
                        /** @enum {string} */
                        type: "ask_extension";
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        until: string;
                    } | {
                        granted: boolean;
                        reason?: string;
                        /** @enum {string} */
                        type: "rule_extension";
                    } | {
                        reason: string;
                        /** @enum {string} */
                        type: "ask_suspension";
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        until: string;
                    } | {
                        granted: boolean;
                        reason?: string;
                        /** @enum {string} */
                        type: "rule_suspension";
                    } | {
                        reason?: string;
                        /** @enum {string} */
                        type: "resume";
                    } | {
                        children: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            categoryId?: string;
                            holder?: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                /** @enum {string} */
                                kind: "unit" | "department";
                            };
                            point?: components["schemas"]["Point"];
                            text: string;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            unitId?: string;
                        }[];
                        reason?: string;
                        /** @enum {string} */
                        type: "split";
                    } | {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        intoCaseId: string;
                        reason?: string;
                        /** @enum {string} */
                        type: "merge";
                    } | {
                        reason?: string;
                        /** @enum {string} */
                        type: "undo";
                    } | {
                        satisfaction: number;
                        solved: boolean;
                        /** @enum {string} */
                        type: "rate";
                        words?: string;
                    } | {
                        reason: string;
                        /** @enum {string} */
                        type: "reopen";
                    } | {
                        /** @enum {string} */
                        outcome: "settled" | "not_solved" | "not_reached";
                        text: string;
                        /** @enum {string} */
                        type: "return_visit";
                    } | {
                        /** @default [] */
                        fileIds?: string[];
                        text: string;
                        /** @enum {string} */
                        type: "comment";
                        /** @enum {string} */
                        visibility: "public" | "internal";
                    } | {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        categoryId: string;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        conditionId?: string;
                        /** @enum {string} */
                        priority?: "normal" | "urgent" | "danger";
                        /** @enum {string} */
                        type: "categorise";
                    } | {
                        address?: string;
                        point?: components["schemas"]["Point"];
                        /** @enum {string} */
                        type: "place";
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        unitId?: string;
                    } | {
                        reason: string;
                        /** @enum {string} */
                        type: "void";
                    } | {
                        reason?: string;
                        /** @enum {string} */
                        type: "withdraw";
                    };
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        children?: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            number: string;
                        }[];
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        number: string;
                        /** @enum {string} */
                        state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.me_too": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    forSomebodyElse?: boolean;
                    /**
                     * @default none
                     * @enum {string}
                     */
                    hearBack?: "none" | "sms" | "mail";
                    /** Format: email */
                    mail?: string;
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        followers: number;
                        number: string;
                        secret: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.merge_preview": {
        parameters: {
            query: {
                /** @description Identifier (UUID) */
                into: string;
            };
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        because: string | null;
                        clocks: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            dueAt: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "red" | "none";
                            /** @enum {string} */
                            stage: "accept" | "answer" | "arrive" | "handle" | "check";
                        }[];
                        ends: {
                            address: string | null;
                            category: components["schemas"]["LocalizedName"] | null;
                            distance: number | null;
                            dueAt: string | null;
                            followers: number;
                            holder: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                /** @enum {string} */
                                kind: "unit" | "department";
                                level?: string;
                                name: components["schemas"]["LocalizedName"];
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "red" | "none";
                            number: string;
                            photos: number;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            reportedAt: string;
                            state: string;
                            text: string;
                            timeline: {
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                at: string;
                                by: {
                                    body?: components["schemas"]["LocalizedName"];
                                    /** @enum {string} */
                                    kind: "reporter" | "resident" | "staff" | "system" | "open311";
                                    name?: string;
                                    role?: string;
                                };
                                facts: {
                                    [key: string]: string | number | boolean | components["schemas"]["LocalizedName"];
                                };
                                files: {
                                    height?: number;
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    mime: string;
                                    name: string;
                                    /** @enum {string} */
                                    purpose: "report" | "result" | "arrival" | "comment";
                                    thumbnailUrl?: string;
                                    url: string;
                                    width?: number;
                                }[];
                                seq: number;
                                text?: string;
                                type: string;
                                /** @enum {string} */
                                visibility: "public" | "internal";
                            }[];
                            version: number;
                        };
                        followersAfter: number;
                        moving: number;
                        orders: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            kind: "assign" | "whistle" | "dispatch" | "supervise";
                            /** @enum {string} */
                            role: "lead" | "joint";
                            /** @enum {string} */
                            state: "issued" | "answered" | "returned" | "arrived" | "handled" | "withdrawn";
                            target: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                /** @enum {string} */
                                kind: "department" | "unit" | "post";
                                name: components["schemas"]["LocalizedName"];
                            };
                        }[];
                        reverse: {
                            because: string | null;
                        };
                        stays: {
                            address: string | null;
                            category: components["schemas"]["LocalizedName"] | null;
                            distance: number | null;
                            dueAt: string | null;
                            followers: number;
                            holder: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                /** @enum {string} */
                                kind: "unit" | "department";
                                level?: string;
                                name: components["schemas"]["LocalizedName"];
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "red" | "none";
                            number: string;
                            photos: number;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            reportedAt: string;
                            state: string;
                            text: string;
                            timeline: {
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                at: string;
                                by: {
                                    body?: components["schemas"]["LocalizedName"];
                                    /** @enum {string} */
                                    kind: "reporter" | "resident" | "staff" | "system" | "open311";
                                    name?: string;
                                    role?: string;
                                };
                                facts: {
                                    [key: string]: string | number | boolean | components["schemas"]["LocalizedName"];
                                };
                                files: {
                                    height?: number;
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    mime: string;
                                    name: string;
                                    /** @enum {string} */
                                    purpose: "report" | "result" | "arrival" | "comment";
                                    thumbnailUrl?: string;
                                    url: string;
                                    width?: number;
                                }[];
                                seq: number;
                                text?: string;
                                type: string;
                                /** @enum {string} */
                                visibility: "public" | "internal";
                            }[];
                            version: number;
                        };
                        undoUntil: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.present": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    command?: string;
                    /** @enum {string} */
                    doing: "looking" | "writing" | "left";
                    page: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        others: {
                            body: components["schemas"]["LocalizedName"];
                            command?: string;
                            /** @enum {string} */
                            doing: "looking" | "writing";
                            key: string;
                            role: string;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.reveal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    field: "name" | "phone" | "mail" | "address" | "onBehalfOf";
                    purpose: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        value: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.split_preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    parts: {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        categoryId?: string;
                        holder?: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            kind: "unit" | "department";
                        };
                        point?: components["schemas"]["Point"];
                        text: string;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        unitId?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        because: string | null;
                        parent: {
                            clocks: {
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                dueAt: string;
                                /** @enum {string} */
                                light: "green" | "amber" | "red" | "none";
                                /** @enum {string} */
                                stage: "accept" | "answer" | "arrive" | "handle" | "check";
                            }[];
                            followers: number;
                            number: string;
                            orders: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                /** @enum {string} */
                                kind: "assign" | "whistle" | "dispatch" | "supervise";
                                /** @enum {string} */
                                role: "lead" | "joint";
                                /** @enum {string} */
                                state: "issued" | "answered" | "returned" | "arrived" | "handled" | "withdrawn";
                                target: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    /** @enum {string} */
                                    kind: "department" | "unit" | "post";
                                    name: components["schemas"]["LocalizedName"];
                                };
                            }[];
                            photos: number;
                            state: string;
                        };
                        parts: {
                            because: string | null;
                            category: components["schemas"]["LocalizedName"] | null;
                            condition: components["schemas"]["LocalizedName"] | null;
                            dueAt: string | null;
                            holder: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                /** @enum {string} */
                                kind: "unit" | "department";
                                level?: string;
                                name: components["schemas"]["LocalizedName"];
                            };
                            place: {
                                own: boolean;
                                unit: components["schemas"]["LocalizedName"] | null;
                            };
                            routed: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                /** @enum {string} */
                                kind: "unit" | "department";
                                level?: string;
                                name: components["schemas"]["LocalizedName"];
                            } | null;
                            text: string;
                        }[];
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        undoUntil: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.alike": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description Identifier (UUID)
                     */
                    categoryId?: string;
                    point?: components["schemas"]["Point"];
                    /** @default  */
                    text?: string;
                    /**
                     * Format: uuid
                     * @description Identifier (UUID)
                     */
                    unitId?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            because: ("place" | "words" | "category")[];
                            category: components["schemas"]["LocalizedName"] | null;
                            distance: number | null;
                            followers: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            number: string;
                            point: components["schemas"]["Point"] | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            reportedAt: string;
                            /** @enum {string} */
                            state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                            text: string;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.around": {
        parameters: {
            query: {
                /** @description Identifier (UUID) */
                unitId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            category: components["schemas"]["LocalizedName"] | null;
                            followers: number;
                            /** @description In the very building asked about */
                            here: boolean;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            number: string;
                            point: components["schemas"]["Point"] | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            reportedAt: string;
                            /** @enum {string} */
                            state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                            text: string;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.chosen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            categoryId: string | null;
                            conditionId: string | null;
                            handlerPostId: string | null;
                            holder: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                /** @enum {string} */
                                kind: "unit" | "department";
                                level?: string;
                                name: components["schemas"]["LocalizedName"];
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            number: string;
                            offers: {
                                allowed: boolean;
                                because?: string;
                                command: string;
                            }[];
                            orders: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                kind: string;
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                targetId: string;
                            }[];
                            /** @enum {string} */
                            priority: "normal" | "urgent" | "danger";
                            /** @enum {string} */
                            state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                            text: string;
                            version: number;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.concerns": {
        parameters: {
            query?: {
                of?: "desk" | "place";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        days: number;
                        fewest: number;
                        items: {
                            again: number;
                            cases: number;
                            category: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                name: components["schemas"]["LocalizedName"];
                            };
                            open: number;
                            owes: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                /** @enum {string} */
                                kind: "unit" | "department";
                                level: string | null;
                                name: components["schemas"]["LocalizedName"];
                            };
                            place: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                level: string;
                                name: components["schemas"]["LocalizedName"];
                            };
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            since: string;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.counts": {
        parameters: {
            query?: {
                scope?: "mine" | "place" | "orders";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        amber: number;
                        green: number;
                        none: number;
                        red: number;
                        returnVisits: number;
                        unplaced: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.figures": {
        parameters: {
            query: {
                /** @description Moment, ISO 8601 with zone */
                from: string;
                /** @description Moment, ISO 8601 with zone */
                to: string;
                /** @description Identifier (UUID) */
                unitId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acceptInTime: {
                            part: number;
                            share: number | null;
                            whole: number;
                        };
                        arriveInTime: {
                            part: number;
                            share: number | null;
                            whole: number;
                        };
                        byHolder: {
                            closed: {
                                part: number;
                                share: number | null;
                                whole: number;
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            kind: string;
                            name: {
                                en: string;
                                zh: string;
                            };
                            onTime: {
                                part: number;
                                share: number | null;
                                whole: number;
                            };
                            open: number;
                        }[];
                        closed: {
                            part: number;
                            share: number | null;
                            whole: number;
                        };
                        foundFirst: {
                            part: number;
                            share: number | null;
                            whole: number;
                        };
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        from: string;
                        oneTime: {
                            part: number;
                            share: number | null;
                            whole: number;
                        };
                        onTime: {
                            part: number;
                            share: number | null;
                            whole: number;
                        };
                        open: {
                            amber: number;
                            green: number;
                            none: number;
                            red: number;
                        };
                        response: {
                            part: number;
                            share: number | null;
                            whole: number;
                        };
                        returned: {
                            part: number;
                            share: number | null;
                            whole: number;
                        };
                        rework: {
                            part: number;
                            share: number | null;
                            whole: number;
                        };
                        satisfaction: {
                            part: number;
                            share: number | null;
                            whole: number;
                        };
                        solvedAtLevel: {
                            level: string;
                            raised: number;
                            solved: {
                                part: number;
                                share: number | null;
                                whole: number;
                            };
                        }[];
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        to: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.find": {
        parameters: {
            query: {
                number: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        number: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.opening_hours": {
        parameters: {
            query: {
                /** @description Identifier (UUID) */
                unitId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningHours"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.map": {
        parameters: {
            query?: {
                box?: string;
                /** @description Identifier (UUID) */
                categoryId?: string;
                light?: ("green" | "amber" | "red" | "none")[];
                open?: "true" | "false";
                priority?: ("normal" | "urgent" | "danger")[];
                q?: string;
                /** @description Moment, ISO 8601 with zone */
                reportedFrom?: string;
                /** @description Moment, ISO 8601 with zone */
                reportedTo?: string;
                scope?: "mine" | "place" | "orders" | "unplaced" | "return_visits";
                state?: ("reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged")[];
                /** @description Identifier (UUID) */
                unitId?: string;
                wall?: "true" | "false";
                zoom?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        clusters: {
                            amber: number;
                            at: components["schemas"]["Point"];
                            box: [
                                number,
                                number,
                                number,
                                number
                            ];
                            count: number;
                            green: number;
                            none: number;
                            red: number;
                        }[];
                        items: {
                            at: components["schemas"]["Point"];
                            category: components["schemas"]["LocalizedName"] | null;
                            coarse: boolean;
                            dueAt: string | null;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "red" | "none";
                            number: string;
                            /** @enum {string} */
                            state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                            text: string;
                        }[];
                        lights: {
                            amber: number;
                            green: number;
                            none: number;
                            red: number;
                        };
                        total: number;
                        unmapped: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.map_heat": {
        parameters: {
            query?: {
                box?: string;
                /** @description Identifier (UUID) */
                categoryId?: string;
                light?: ("green" | "amber" | "red" | "none")[];
                open?: "true" | "false";
                priority?: ("normal" | "urgent" | "danger")[];
                q?: string;
                /** @description Moment, ISO 8601 with zone */
                reportedFrom?: string;
                /** @description Moment, ISO 8601 with zone */
                reportedTo?: string;
                scope?: "mine" | "place" | "orders" | "unplaced" | "return_visits";
                state?: ("reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged")[];
                /** @description Identifier (UUID) */
                unitId?: string;
                wall?: "true" | "false";
                zoom?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cells: [
                            number,
                            number,
                            number
                        ][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.map_list": {
        parameters: {
            query?: {
                after?: string;
                box?: string;
                /** @description Identifier (UUID) */
                categoryId?: string;
                light?: ("green" | "amber" | "red" | "none")[];
                limit?: number;
                open?: "true" | "false";
                priority?: ("normal" | "urgent" | "danger")[];
                q?: string;
                /** @description Moment, ISO 8601 with zone */
                reportedFrom?: string;
                /** @description Moment, ISO 8601 with zone */
                reportedTo?: string;
                scope?: "mine" | "place" | "orders" | "unplaced" | "return_visits";
                state?: ("reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged")[];
                /** @description Identifier (UUID) */
                unitId?: string;
                wall?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            at: components["schemas"]["Point"];
                            category: components["schemas"]["LocalizedName"] | null;
                            coarse: boolean;
                            dueAt: string | null;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "red" | "none";
                            number: string;
                            /** @enum {string} */
                            state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                            text: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.map_units": {
        parameters: {
            query: {
                box?: string;
                /** @description Identifier (UUID) */
                categoryId?: string;
                level: "street" | "community" | "grid";
                light?: ("green" | "amber" | "red" | "none")[];
                open?: "true" | "false";
                priority?: ("normal" | "urgent" | "danger")[];
                q?: string;
                /** @description Moment, ISO 8601 with zone */
                reportedFrom?: string;
                /** @description Moment, ISO 8601 with zone */
                reportedTo?: string;
                scope?: "mine" | "place" | "orders" | "unplaced" | "return_visits";
                state?: ("reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged")[];
                /** @description Identifier (UUID) */
                unitId?: string;
                wall?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            late: number | null;
                            name: components["schemas"]["LocalizedName"];
                            open: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            unitId: string;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.nearby": {
        parameters: {
            query: {
                /** @description Identifier (UUID) */
                categoryId?: string;
                lat: number;
                lng: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            category: components["schemas"]["LocalizedName"] | null;
                            distance: number;
                            followers: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            number: string;
                            point: components["schemas"]["Point"] | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            reportedAt: string;
                            /** @enum {string} */
                            state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                            text: string;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.search_public": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Rows on a page */
                limit?: number;
                q?: string;
                /** @description Identifier (UUID) */
                unitId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PublicCase"][];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.similar": {
        parameters: {
            query?: {
                /** @description Identifier (UUID) */
                categoryId?: string;
                /** @description Identifier (UUID) */
                except?: string;
                lat?: number;
                lng?: number;
                text?: string;
                /** @description Identifier (UUID) */
                unitId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            because: ("place" | "words" | "category")[];
                            category: components["schemas"]["LocalizedName"] | null;
                            distance: number | null;
                            dueAt: string | null;
                            followers: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "red" | "none";
                            mine: boolean;
                            number: string;
                            point: components["schemas"]["Point"] | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            reportedAt: string;
                            /** @enum {string} */
                            state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                            text: string;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.size": {
        parameters: {
            query?: {
                /** @description Identifier (UUID) */
                categoryId?: string;
                light?: ("green" | "amber" | "red" | "none")[];
                open?: "true" | "false";
                priority?: ("normal" | "urgent" | "danger")[];
                q?: string;
                /** @description Moment, ISO 8601 with zone */
                reportedFrom?: string;
                /** @description Moment, ISO 8601 with zone */
                reportedTo?: string;
                scope?: "mine" | "place" | "orders" | "unplaced" | "return_visits";
                sort?: "due" | "reported";
                state?: ("reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged")[];
                /** @description Identifier (UUID) */
                unitId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ids: string[];
                        more: boolean;
                        total: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.table": {
        parameters: {
            query?: {
                /** @description Identifier (UUID) */
                categoryId?: string;
                light?: ("green" | "amber" | "red" | "none")[];
                locale?: components["schemas"]["Locale"];
                open?: "true" | "false";
                priority?: ("normal" | "urgent" | "danger")[];
                q?: string;
                /** @description Moment, ISO 8601 with zone */
                reportedFrom?: string;
                /** @description Moment, ISO 8601 with zone */
                reportedTo?: string;
                scope?: "mine" | "place" | "orders" | "unplaced" | "return_visits";
                sort?: "due" | "reported";
                state?: ("reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged")[];
                /** @description Identifier (UUID) */
                unitId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.today": {
        parameters: {
            query?: {
                of?: "desk" | "place";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepted: number;
                        byCategory: {
                            cameIn: number;
                            id: string | null;
                            name: components["schemas"]["LocalizedName"] | null;
                            open: number;
                        }[];
                        byHour: {
                            cameIn: number;
                            closed: number;
                            hour: number;
                        }[];
                        cameIn: number;
                        closed: number;
                        dueToday: number;
                        handled: number;
                        name: components["schemas"]["LocalizedName"];
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        now: string;
                        open: {
                            amber: number;
                            green: number;
                            none: number;
                            red: number;
                        };
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        since: string;
                        waitingFor: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            kind: "unit" | "department";
                            late: number | null;
                            level: string | null;
                            name: components["schemas"]["LocalizedName"];
                            open: number;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {string} */
                            editors: "owner" | "desk";
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            mayChange: boolean;
                            mine: boolean;
                            name: string;
                            query: {
                                [key: string]: string;
                            };
                            shared: boolean;
                            sharedWith: components["schemas"]["LocalizedName"] | null;
                            standard: boolean;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.save_view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default owner
                     * @enum {string}
                     */
                    editors?: "owner" | "desk";
                    name: string;
                    query: {
                        [key: string]: string;
                    };
                    /** @default false */
                    shared?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        editors: "owner" | "desk";
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        mayChange: boolean;
                        mine: boolean;
                        name: string;
                        query: {
                            [key: string]: string;
                        };
                        shared: boolean;
                        sharedWith: components["schemas"]["LocalizedName"] | null;
                        standard: boolean;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.delete_view": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown>;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.change_view": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    editors?: "owner" | "desk";
                    name?: string;
                    query?: {
                        [key: string]: string;
                    };
                    shared?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        editors: "owner" | "desk";
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        mayChange: boolean;
                        mine: boolean;
                        name: string;
                        query: {
                            [key: string]: string;
                        };
                        shared: boolean;
                        sharedWith: components["schemas"]["LocalizedName"] | null;
                        standard: boolean;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.arrange_views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    order: string[];
                    standard: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {string} */
                            editors: "owner" | "desk";
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            mayChange: boolean;
                            mine: boolean;
                            name: string;
                            query: {
                                [key: string]: string;
                            };
                            shared: boolean;
                            sharedWith: components["schemas"]["LocalizedName"] | null;
                            standard: boolean;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        emergencyNumbers: {
                            name: components["schemas"]["LocalizedName"];
                            number: string;
                        }[];
                        items: components["schemas"]["OpenCategory"][];
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.history": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Rows on a page */
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
                kind: "categories" | "conditions" | "rules" | "texts" | "settings" | "calendars" | "departments" | "posts";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {string} */
                            action: "created" | "changed" | "ended" | "stand_in_named" | "stand_in_ended";
                            after: {
                                [key: string]: unknown;
                            };
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            before: {
                                [key: string]: unknown;
                            } | null;
                            by: {
                                /** @enum {string} */
                                kind: "staff" | "system";
                                postId: string | null;
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            through: "page" | "import" | "start";
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "categories" | "conditions" | "rules" | "texts";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.import": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "categories" | "conditions" | "rules" | "texts";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    content: string;
                    /** @default true */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: number;
                        created: number;
                        dryRun: boolean;
                        refused: {
                            facts: {
                                [key: string]: unknown;
                            };
                            /** @description Code or id of the row, where it has one */
                            key: string | null;
                            reason: string;
                            row: number;
                            /** @description The reason in the language of the reader */
                            words: string;
                        }[];
                        rows: number;
                        unchanged: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @default true */
                            active: boolean;
                            /** @default null */
                            cityEvent: ("appearance_and_sanitation" | "advertising" | "construction" | "street_order" | "sudden" | "other") | null;
                            /** @default null */
                            cityObject: ("public_facilities" | "transport" | "sanitation" | "greening" | "other") | null;
                            code: string;
                            /** @default false */
                            danger: boolean;
                            description?: components["schemas"]["LocalizedText"];
                            /** @default false */
                            home: boolean;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @default [] */
                            keywords: string[];
                            name: components["schemas"]["LocalizedName"];
                            /** @default true */
                            open: boolean;
                            parentId: string | null;
                            path: string[];
                            /** @default 0 */
                            position: number;
                            /** @default [] */
                            questions: {
                                code: string;
                                hint?: components["schemas"]["LocalizedText"];
                                /** @enum {string} */
                                kind: "text" | "string" | "number" | "datetime" | "one_of" | "many_of" | "information";
                                /** @default false */
                                required: boolean;
                                values?: {
                                    key: string;
                                    name: components["schemas"]["LocalizedName"];
                                }[];
                                when?: {
                                    code: string;
                                    oneOf: string[];
                                };
                                words: components["schemas"]["LocalizedText"];
                            }[];
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            updatedAt: string;
                            version: number;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.create_category": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default true */
                    active?: boolean;
                    /** @default null */
                    cityEvent?: ("appearance_and_sanitation" | "advertising" | "construction" | "street_order" | "sudden" | "other") | null;
                    /** @default null */
                    cityObject?: ("public_facilities" | "transport" | "sanitation" | "greening" | "other") | null;
                    code: string;
                    /** @default false */
                    danger?: boolean;
                    description?: components["schemas"]["LocalizedText"];
                    /** @default false */
                    home?: boolean;
                    /** @default [] */
                    keywords?: string[];
                    name: components["schemas"]["LocalizedName"];
                    /** @default true */
                    open?: boolean;
                    parentId: string | null;
                    /** @default 0 */
                    position?: number;
                    /** @default [] */
                    questions?: {
                        code: string;
                        hint?: components["schemas"]["LocalizedText"];
                        /** @enum {string} */
                        kind: "text" | "string" | "number" | "datetime" | "one_of" | "many_of" | "information";
                        /** @default false */
                        required?: boolean;
                        values?: {
                            key: string;
                            name: components["schemas"]["LocalizedName"];
                        }[];
                        when?: {
                            code: string;
                            oneOf: string[];
                        };
                        words: components["schemas"]["LocalizedText"];
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @default true */
                        active: boolean;
                        /** @default null */
                        cityEvent: ("appearance_and_sanitation" | "advertising" | "construction" | "street_order" | "sudden" | "other") | null;
                        /** @default null */
                        cityObject: ("public_facilities" | "transport" | "sanitation" | "greening" | "other") | null;
                        code: string;
                        /** @default false */
                        danger: boolean;
                        description?: components["schemas"]["LocalizedText"];
                        /** @default false */
                        home: boolean;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @default [] */
                        keywords: string[];
                        name: components["schemas"]["LocalizedName"];
                        /** @default true */
                        open: boolean;
                        parentId: string | null;
                        path: string[];
                        /** @default 0 */
                        position: number;
                        /** @default [] */
                        questions: {
                            code: string;
                            hint?: components["schemas"]["LocalizedText"];
                            /** @enum {string} */
                            kind: "text" | "string" | "number" | "datetime" | "one_of" | "many_of" | "information";
                            /** @default false */
                            required: boolean;
                            values?: {
                                key: string;
                                name: components["schemas"]["LocalizedName"];
                            }[];
                            when?: {
                                code: string;
                                oneOf: string[];
                            };
                            words: components["schemas"]["LocalizedText"];
                        }[];
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        updatedAt: string;
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.save_category": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default true */
                    active?: boolean;
                    /** @default null */
                    cityEvent?: ("appearance_and_sanitation" | "advertising" | "construction" | "street_order" | "sudden" | "other") | null;
                    /** @default null */
                    cityObject?: ("public_facilities" | "transport" | "sanitation" | "greening" | "other") | null;
                    code: string;
                    /** @default false */
                    danger?: boolean;
                    description?: components["schemas"]["LocalizedText"];
                    /** @default false */
                    home?: boolean;
                    /** @default [] */
                    keywords?: string[];
                    name: components["schemas"]["LocalizedName"];
                    /** @default true */
                    open?: boolean;
                    parentId: string | null;
                    /** @default 0 */
                    position?: number;
                    /** @default [] */
                    questions?: {
                        code: string;
                        hint?: components["schemas"]["LocalizedText"];
                        /** @enum {string} */
                        kind: "text" | "string" | "number" | "datetime" | "one_of" | "many_of" | "information";
                        /** @default false */
                        required?: boolean;
                        values?: {
                            key: string;
                            name: components["schemas"]["LocalizedName"];
                        }[];
                        when?: {
                            code: string;
                            oneOf: string[];
                        };
                        words: components["schemas"]["LocalizedText"];
                    }[];
                    /** @description The version that was seen; a newer one refuses the change */
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @default true */
                        active: boolean;
                        /** @default null */
                        cityEvent: ("appearance_and_sanitation" | "advertising" | "construction" | "street_order" | "sudden" | "other") | null;
                        /** @default null */
                        cityObject: ("public_facilities" | "transport" | "sanitation" | "greening" | "other") | null;
                        code: string;
                        /** @default false */
                        danger: boolean;
                        description?: components["schemas"]["LocalizedText"];
                        /** @default false */
                        home: boolean;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @default [] */
                        keywords: string[];
                        name: components["schemas"]["LocalizedName"];
                        /** @default true */
                        open: boolean;
                        parentId: string | null;
                        path: string[];
                        /** @default 0 */
                        position: number;
                        /** @default [] */
                        questions: {
                            code: string;
                            hint?: components["schemas"]["LocalizedText"];
                            /** @enum {string} */
                            kind: "text" | "string" | "number" | "datetime" | "one_of" | "many_of" | "information";
                            /** @default false */
                            required: boolean;
                            values?: {
                                key: string;
                                name: components["schemas"]["LocalizedName"];
                            }[];
                            when?: {
                                code: string;
                                oneOf: string[];
                            };
                            words: components["schemas"]["LocalizedText"];
                        }[];
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        updatedAt: string;
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.conditions": {
        parameters: {
            query?: {
                /** @description Identifier (UUID) */
                categoryId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @default true */
                            active: boolean;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            categoryId: string;
                            closing?: components["schemas"]["LocalizedText"];
                            code: string;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @default {} */
                            limits: {
                                [key: string]: {
                                    amount: number;
                                    /** @enum {string} */
                                    unit: "hours" | "working_hours" | "working_days" | "calendar_days";
                                };
                            };
                            name: components["schemas"]["LocalizedName"];
                            /** @default false */
                            photoRequired: boolean;
                            /** @default null */
                            responsibleDepartmentId: string | null;
                            /** @default false */
                            standard: boolean;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            updatedAt: string;
                            version: number;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.create_condition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default true */
                    active?: boolean;
                    /**
                     * Format: uuid
                     * @description Identifier (UUID)
                     */
                    categoryId: string;
                    closing?: components["schemas"]["LocalizedText"];
                    code: string;
                    /** @default {} */
                    limits?: {
                        [key: string]: {
                            amount: number;
                            /** @enum {string} */
                            unit: "hours" | "working_hours" | "working_days" | "calendar_days";
                        };
                    };
                    name: components["schemas"]["LocalizedName"];
                    /** @default false */
                    photoRequired?: boolean;
                    /** @default null */
                    responsibleDepartmentId?: string | null;
                    /** @default false */
                    standard?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @default true */
                        active: boolean;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        categoryId: string;
                        closing?: components["schemas"]["LocalizedText"];
                        code: string;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @default {} */
                        limits: {
                            [key: string]: {
                                amount: number;
                                /** @enum {string} */
                                unit: "hours" | "working_hours" | "working_days" | "calendar_days";
                            };
                        };
                        name: components["schemas"]["LocalizedName"];
                        /** @default false */
                        photoRequired: boolean;
                        /** @default null */
                        responsibleDepartmentId: string | null;
                        /** @default false */
                        standard: boolean;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        updatedAt: string;
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.save_condition": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default true */
                    active?: boolean;
                    /**
                     * Format: uuid
                     * @description Identifier (UUID)
                     */
                    categoryId: string;
                    closing?: components["schemas"]["LocalizedText"];
                    code: string;
                    /** @default {} */
                    limits?: {
                        [key: string]: {
                            amount: number;
                            /** @enum {string} */
                            unit: "hours" | "working_hours" | "working_days" | "calendar_days";
                        };
                    };
                    name: components["schemas"]["LocalizedName"];
                    /** @default false */
                    photoRequired?: boolean;
                    /** @default null */
                    responsibleDepartmentId?: string | null;
                    /** @default false */
                    standard?: boolean;
                    /** @description The version that was seen; a newer one refuses the change */
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @default true */
                        active: boolean;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        categoryId: string;
                        closing?: components["schemas"]["LocalizedText"];
                        code: string;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @default {} */
                        limits: {
                            [key: string]: {
                                amount: number;
                                /** @enum {string} */
                                unit: "hours" | "working_hours" | "working_days" | "calendar_days";
                            };
                        };
                        name: components["schemas"]["LocalizedName"];
                        /** @default false */
                        photoRequired: boolean;
                        /** @default null */
                        responsibleDepartmentId: string | null;
                        /** @default false */
                        standard: boolean;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        updatedAt: string;
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @default true */
                            active: boolean;
                            /** @default null */
                            categoryId: string | null;
                            /** @default null */
                            channel: ("web" | "field" | "counter" | "phone" | "hotline" | "open311" | "api" | "import") | null;
                            /** @default null */
                            conditionId: string | null;
                            holder: {
                                /** @enum {string} */
                                level: "district" | "street" | "community" | "grid";
                            } | {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                departmentId: string;
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                            position: number;
                            /** @default null */
                            priority: ("normal" | "urgent" | "danger") | null;
                            /** @default null */
                            unitId: string | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            updatedAt: string;
                            version: number;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.create_rule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default true */
                    active?: boolean;
                    /** @default null */
                    categoryId?: string | null;
                    /** @default null */
                    channel?: ("web" | "field" | "counter" | "phone" | "hotline" | "open311" | "api" | "import") | null;
                    /** @default null */
                    conditionId?: string | null;
                    holder: {
                        /** @enum {string} */
                        level: "district" | "street" | "community" | "grid";
                    } | {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        departmentId: string;
                    };
                    name: components["schemas"]["LocalizedName"];
                    position: number;
                    /** @default null */
                    priority?: ("normal" | "urgent" | "danger") | null;
                    /** @default null */
                    unitId?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @default true */
                        active: boolean;
                        /** @default null */
                        categoryId: string | null;
                        /** @default null */
                        channel: ("web" | "field" | "counter" | "phone" | "hotline" | "open311" | "api" | "import") | null;
                        /** @default null */
                        conditionId: string | null;
                        holder: {
                            /** @enum {string} */
                            level: "district" | "street" | "community" | "grid";
                        } | {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            departmentId: string;
                        };
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        name: components["schemas"]["LocalizedName"];
                        position: number;
                        /** @default null */
                        priority: ("normal" | "urgent" | "danger") | null;
                        /** @default null */
                        unitId: string | null;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        updatedAt: string;
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.save_rule": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default true */
                    active?: boolean;
                    /** @default null */
                    categoryId?: string | null;
                    /** @default null */
                    channel?: ("web" | "field" | "counter" | "phone" | "hotline" | "open311" | "api" | "import") | null;
                    /** @default null */
                    conditionId?: string | null;
                    holder: {
                        /** @enum {string} */
                        level: "district" | "street" | "community" | "grid";
                    } | {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        departmentId: string;
                    };
                    name: components["schemas"]["LocalizedName"];
                    position: number;
                    /** @default null */
                    priority?: ("normal" | "urgent" | "danger") | null;
                    /** @default null */
                    unitId?: string | null;
                    /** @description The version that was seen; a newer one refuses the change */
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @default true */
                        active: boolean;
                        /** @default null */
                        categoryId: string | null;
                        /** @default null */
                        channel: ("web" | "field" | "counter" | "phone" | "hotline" | "open311" | "api" | "import") | null;
                        /** @default null */
                        conditionId: string | null;
                        holder: {
                            /** @enum {string} */
                            level: "district" | "street" | "community" | "grid";
                        } | {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            departmentId: string;
                        };
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        name: components["schemas"]["LocalizedName"];
                        position: number;
                        /** @default null */
                        priority: ("normal" | "urgent" | "danger") | null;
                        /** @default null */
                        unitId: string | null;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        updatedAt: string;
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.reorder_rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    order: {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @description The version that was seen; a newer one refuses the change */
                        version: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @default true */
                            active: boolean;
                            /** @default null */
                            categoryId: string | null;
                            /** @default null */
                            channel: ("web" | "field" | "counter" | "phone" | "hotline" | "open311" | "api" | "import") | null;
                            /** @default null */
                            conditionId: string | null;
                            holder: {
                                /** @enum {string} */
                                level: "district" | "street" | "community" | "grid";
                            } | {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                departmentId: string;
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                            position: number;
                            /** @default null */
                            priority: ("normal" | "urgent" | "danger") | null;
                            /** @default null */
                            unitId: string | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            updatedAt: string;
                            version: number;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.try_rules": {
        parameters: {
            query?: {
                /** @description Identifier (UUID) */
                categoryId?: string;
                channel?: "web" | "field" | "counter" | "phone" | "hotline" | "open311" | "api" | "import";
                /** @description Identifier (UUID) */
                unitId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alsoDistrict: boolean;
                        condition: components["schemas"]["LocalizedName"] | null;
                        holder: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            kind: "unit" | "department";
                            level?: string;
                            name: components["schemas"]["LocalizedName"];
                        };
                        placed: boolean;
                        /** @enum {string} */
                        priority: "normal" | "urgent" | "danger";
                        rule: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        calendarCode: string;
                        emergencyNumbers: {
                            name: components["schemas"]["LocalizedName"];
                            number: string;
                        }[];
                        /** @default [] */
                        forbiddenWords: string[];
                        limits: {
                            danger: {
                                [key: string]: {
                                    amount: number;
                                    /** @enum {string} */
                                    unit: "hours" | "working_hours" | "working_days" | "calendar_days";
                                };
                            };
                            normal: {
                                [key: string]: {
                                    amount: number;
                                    /** @enum {string} */
                                    unit: "hours" | "working_hours" | "working_days" | "calendar_days";
                                };
                            };
                        };
                        nearby: {
                            days: number;
                            metres: number;
                        };
                        ratingDays: number;
                        ratingReminderDays: number;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        updatedAt: string;
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.save_settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    calendarCode: string;
                    emergencyNumbers: {
                        name: components["schemas"]["LocalizedName"];
                        number: string;
                    }[];
                    /** @default [] */
                    forbiddenWords?: string[];
                    limits: {
                        danger: {
                            [key: string]: {
                                amount: number;
                                /** @enum {string} */
                                unit: "hours" | "working_hours" | "working_days" | "calendar_days";
                            };
                        };
                        normal: {
                            [key: string]: {
                                amount: number;
                                /** @enum {string} */
                                unit: "hours" | "working_hours" | "working_days" | "calendar_days";
                            };
                        };
                    };
                    nearby: {
                        days: number;
                        metres: number;
                    };
                    ratingDays: number;
                    ratingReminderDays: number;
                    /** @description The version that was seen; a newer one refuses the change */
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        calendarCode: string;
                        emergencyNumbers: {
                            name: components["schemas"]["LocalizedName"];
                            number: string;
                        }[];
                        /** @default [] */
                        forbiddenWords: string[];
                        limits: {
                            danger: {
                                [key: string]: {
                                    amount: number;
                                    /** @enum {string} */
                                    unit: "hours" | "working_hours" | "working_days" | "calendar_days";
                                };
                            };
                            normal: {
                                [key: string]: {
                                    amount: number;
                                    /** @enum {string} */
                                    unit: "hours" | "working_hours" | "working_days" | "calendar_days";
                                };
                            };
                        };
                        nearby: {
                            days: number;
                            metres: number;
                        };
                        ratingDays: number;
                        ratingReminderDays: number;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        updatedAt: string;
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.texts": {
        parameters: {
            query?: {
                active?: string;
                /** @description Identifier (UUID) */
                categoryId?: string;
                /** @description Words of title or text, in either language */
                q?: string;
                use?: "comment" | "decline" | "handle" | "check" | "return" | "raise";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @default true */
                            active: boolean;
                            /** @default null */
                            categoryId: string | null;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            text: components["schemas"]["LocalizedText"];
                            title: components["schemas"]["LocalizedName"];
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            updatedAt: string;
                            /** @enum {string} */
                            use: "comment" | "decline" | "handle" | "check" | "return" | "raise";
                            version: number;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.create_text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default true */
                    active?: boolean;
                    /** @default null */
                    categoryId?: string | null;
                    text: components["schemas"]["LocalizedText"];
                    title: components["schemas"]["LocalizedName"];
                    /** @enum {string} */
                    use: "comment" | "decline" | "handle" | "check" | "return" | "raise";
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @default true */
                        active: boolean;
                        /** @default null */
                        categoryId: string | null;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        text: components["schemas"]["LocalizedText"];
                        title: components["schemas"]["LocalizedName"];
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        updatedAt: string;
                        /** @enum {string} */
                        use: "comment" | "decline" | "handle" | "check" | "return" | "raise";
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "configuration.save_text": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default true */
                    active?: boolean;
                    /** @default null */
                    categoryId?: string | null;
                    text: components["schemas"]["LocalizedText"];
                    title: components["schemas"]["LocalizedName"];
                    /** @enum {string} */
                    use: "comment" | "decline" | "handle" | "check" | "return" | "raise";
                    /** @description The version that was seen; a newer one refuses the change */
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @default true */
                        active: boolean;
                        /** @default null */
                        categoryId: string | null;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        text: components["schemas"]["LocalizedText"];
                        title: components["schemas"]["LocalizedName"];
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        updatedAt: string;
                        /** @enum {string} */
                        use: "comment" | "decline" | "handle" | "check" | "return" | "raise";
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "identity.demoOutbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CaughtMessage"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "identity.demoRoles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DemoRole"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "identity.stepIn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: {
                            id: string;
                            name: string;
                        };
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "files.upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileInfo"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "files.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "files.thumbnail": {
        parameters: {
            query?: {
                size?: "320" | "1280";
            };
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.follow": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        category: components["schemas"]["LocalizedName"] | null;
                        closedAt: string | null;
                        dueAt: string | null;
                        files: {
                            height?: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            mime: string;
                            name: string;
                            /** @enum {string} */
                            purpose: "report" | "result" | "arrival" | "comment";
                            thumbnailUrl?: string;
                            url: string;
                            width?: number;
                        }[];
                        holder: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            kind: "unit" | "department";
                            level?: string;
                            name: components["schemas"]["LocalizedName"];
                        };
                        holderPhone?: string;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        isReporter: boolean;
                        /** @enum {string} */
                        light: "green" | "amber" | "red" | "none";
                        looks: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            body?: components["schemas"]["LocalizedName"];
                            field: string;
                            purpose: string;
                            role?: string;
                        }[];
                        mergedInto: {
                            number: string;
                        } | null;
                        number: string;
                        offers: {
                            allowed: boolean;
                            because?: string;
                            command: string;
                        }[];
                        place: {
                            address?: string;
                            placed: boolean;
                            point?: components["schemas"]["Point"];
                            units: {
                                code: string;
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                level: string;
                                name: components["schemas"]["LocalizedName"];
                            }[];
                        };
                        rateUntil: string | null;
                        rating: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            satisfaction: number;
                            solved: boolean;
                            words?: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        reportedAt: string;
                        stage: ("accept" | "answer" | "arrive" | "handle" | "check") | null;
                        /** @enum {string} */
                        state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                        text: string;
                        timeline: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            by: {
                                body?: components["schemas"]["LocalizedName"];
                                /** @enum {string} */
                                kind: "reporter" | "resident" | "staff" | "system" | "open311";
                                name?: string;
                                role?: string;
                            };
                            facts: {
                                [key: string]: string | number | boolean | components["schemas"]["LocalizedName"];
                            };
                            files: {
                                height?: number;
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                mime: string;
                                name: string;
                                /** @enum {string} */
                                purpose: "report" | "result" | "arrival" | "comment";
                                thumbnailUrl?: string;
                                url: string;
                                width?: number;
                            }[];
                            seq: number;
                            text?: string;
                            type: string;
                            /** @enum {string} */
                            visibility: "public" | "internal";
                        }[];
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kinds: {
                            audience: components["schemas"]["NoticeAudience"];
                            channels: components["schemas"]["NoticeChannel"][];
                            event: string;
                            /** @enum {string} */
                            passes: "never" | "danger" | "always";
                        }[];
                        preferences: components["schemas"]["NoticePreferences"];
                        tenantQuiet: components["schemas"]["QuietHours"] | null;
                        timeZone: string;
                        ways: {
                            channel: components["schemas"]["NoticeChannel"];
                            to: string | null;
                            works: boolean;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.save_preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticePreferences"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kinds: {
                            audience: components["schemas"]["NoticeAudience"];
                            channels: components["schemas"]["NoticeChannel"][];
                            event: string;
                            /** @enum {string} */
                            passes: "never" | "danger" | "always";
                        }[];
                        preferences: components["schemas"]["NoticePreferences"];
                        tenantQuiet: components["schemas"]["QuietHours"] | null;
                        timeZone: string;
                        ways: {
                            channel: components["schemas"]["NoticeChannel"];
                            to: string | null;
                            works: boolean;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.inbox": {
        parameters: {
            query?: {
                about?: "all" | "mine" | "work";
                /** @description The `next` of the page before */
                after?: string;
                /** @description Rows on a page */
                limit?: number;
                show?: "all" | "unread";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InboxNotice"][];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.mark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    all?: boolean;
                    ids?: string[];
                    /** @default true */
                    read?: boolean;
                    /**
                     * Format: date-time
                     * @description Moment, ISO 8601 with zone
                     */
                    undo?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        at: string;
                        changed: number;
                        unread: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        topic: string;
                        unread: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cases.mine": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Rows on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            address: string | null;
                            category: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                name: components["schemas"]["LocalizedName"];
                            } | null;
                            /** @enum {string} */
                            channel: "web" | "field" | "counter" | "phone" | "hotline" | "open311" | "api" | "import";
                            closedAt: string | null;
                            dueAt: string | null;
                            followers: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "red" | "none";
                            number: string;
                            point: components["schemas"]["Point"] | null;
                            /** @enum {string} */
                            priority: "normal" | "urgent" | "danger";
                            /** @enum {string} */
                            relation: "reporter" | "follower";
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            reportedAt: string;
                            returnVisitDue: boolean;
                            stage: ("accept" | "answer" | "arrive" | "handle" | "check") | null;
                            /** @enum {string} */
                            state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                            text: string;
                            unit: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                level: string;
                                name: components["schemas"]["LocalizedName"];
                            } | null;
                            version: number;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "identity.consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Consent"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "identity.withdrawConsent": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consent"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "identity.myData": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        madeAt: string;
                        parts: {
                            [key: string]: unknown;
                        };
                        tenant: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "identity.erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {boolean} */
                    confirm: true;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "identity.looks": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Rows on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Look"][];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "identity.devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SignedInDevice"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "identity.endDevice": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "identity.endOtherDevices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description For those who lead it: how many wait for an answer */
                            applications: number;
                            insuredUntil: string | null;
                            leads: boolean;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            memberId: string;
                            /** @description Those of the next weeks */
                            shifts: {
                                /** @description As they agreed to be named to this reader */
                                agreed: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    memberId: string;
                                    name: string;
                                }[];
                                beat: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    name: string;
                                } | null;
                                cancelledWhy: string | null;
                                /** @description How many said no; only for those who manage the team */
                                declined: number;
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                from: string;
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                /** @enum {string} */
                                kind: "patrol" | "service" | "activity" | "meeting";
                                mine: ("asked" | "agreed" | "declined") | null;
                                note: string | null;
                                place: string | null;
                                risky: boolean;
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                teamId: string;
                                title: string;
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                until: string;
                                version: number;
                                /** @description Asked; only for those who manage the team */
                                waiting: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    memberId: string;
                                    name: string;
                                }[];
                                wanted: number | null;
                            }[];
                            /** @enum {string} */
                            state: "applied" | "member";
                            team: {
                                applying: boolean;
                                endedOn: string | null;
                                foundedOn: string | null;
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                kind: {
                                    code: string;
                                    name: components["schemas"]["LocalizedName"];
                                };
                                /** @description null: fewer than five */
                                members: number | null;
                                name: components["schemas"]["LocalizedName"];
                                phone: string | null;
                                unit: components["schemas"]["UnitRef"];
                            };
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stations.numbers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        mayManage: boolean;
                        near: {
                            /** @enum {string} */
                            kind: "electricity" | "gas" | "heat" | "water" | "clinic" | "property" | "repair" | "telecom" | "other";
                            name: components["schemas"]["LocalizedName"];
                            note: {
                                en: string;
                                zh: string;
                            };
                            phone: string;
                            unit: components["schemas"]["UnitRef"];
                        }[];
                        own: {
                            /** @enum {string} */
                            kind: "electricity" | "gas" | "heat" | "water" | "clinic" | "property" | "repair" | "telecom" | "other";
                            name: components["schemas"]["LocalizedName"];
                            note: {
                                en: string;
                                zh: string;
                            };
                            phone: string;
                        }[];
                        unit: components["schemas"]["UnitRef"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stations.saveNumbers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
                        /** @enum {string} */
                        kind: "electricity" | "gas" | "heat" | "water" | "clinic" | "property" | "repair" | "telecom" | "other";
                        name: components["schemas"]["LocalizedName"];
                        note: {
                            en: string;
                            zh: string;
                        };
                        phone: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        near: {
                            /** @enum {string} */
                            kind: "electricity" | "gas" | "heat" | "water" | "clinic" | "property" | "repair" | "telecom" | "other";
                            name: components["schemas"]["LocalizedName"];
                            note: {
                                en: string;
                                zh: string;
                            };
                            phone: string;
                            unit: components["schemas"]["UnitRef"];
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.deliveries": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                channel?: components["schemas"]["NoticeChannel"];
                /** @description Rows on a page */
                limit?: number;
                state?: "waiting" | "sending" | "sent" | "failed" | "skipped";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Delivery"][];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        mayChange: boolean;
                        settings: components["schemas"]["NoticeSettings"];
                        ways: components["schemas"]["NoticeChannel"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.save_settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeSettings"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeSettings"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        channel: components["schemas"]["NoticeChannel"];
                        event: string | null;
                        stopped: boolean;
                        tenant: components["schemas"]["LocalizedName"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.set_stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    everything?: boolean;
                    stopped: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        channel: components["schemas"]["NoticeChannel"];
                        event: string | null;
                        stopped: boolean;
                        tenant: components["schemas"]["LocalizedName"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.texts": {
        parameters: {
            query?: {
                channel?: components["schemas"]["NoticeChannel"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["NoticeTextView"][];
                        mayChange: boolean;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.save_text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    audience: components["schemas"]["NoticeAudience"];
                    channel: components["schemas"]["NoticeChannel"];
                    event: string;
                    own: {
                        en: {
                            subject: string | null;
                            text: string;
                        };
                        zh: {
                            subject: string | null;
                            text: string;
                        };
                    } | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeTextView"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    audience: components["schemas"]["NoticeAudience"];
                    body: {
                        subject: string | null;
                        text: string;
                    };
                    channel: components["schemas"]["NoticeChannel"];
                    /** @default false */
                    digest?: boolean;
                    event: string;
                    locale: components["schemas"]["Locale"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePreview"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.send_test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    audience: components["schemas"]["NoticeAudience"];
                    body: {
                        subject: string | null;
                        text: string;
                    };
                    channel: components["schemas"]["NoticeChannel"];
                    event: string;
                    locale: components["schemas"]["Locale"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reason: string | null;
                        sent: boolean;
                        to: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["NoticeWebhook"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.add_webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    channel: "sms" | "chat";
                    name: string;
                    /** Format: uri */
                    url: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        webhook: components["schemas"]["NoticeWebhook"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.change_webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    active: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeWebhook"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.rotate_webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        webhook: components["schemas"]["NoticeWebhook"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.test_webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                        reason: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.board": {
        parameters: {
            query: {
                /** @description Id of a unit, such as the microgrid of a building */
                place: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Bulletin"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.of_cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cases: {
                        number: string;
                        secret: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InboxNotice"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.accounts": {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @description Masked mail address */
                            login: string;
                            name: string;
                            roles: components["schemas"]["Role"][];
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.duties": {
        parameters: {
            query?: {
                department?: string;
                role?: components["schemas"]["Role"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changedAt: string | null;
                        department: {
                            code: string;
                            /** Format: uuid */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        duties: {
                            /**
                             * Format: date
                             * @description Calendar day, ISO 8601
                             */
                            from: string;
                            /** Format: uuid */
                            id: string;
                            source: components["schemas"]["LocalizedName"];
                            text: {
                                en: string;
                                zh: string;
                            };
                            /** @description First day on which it is no longer owed */
                            until: string | null;
                        }[];
                        role: components["schemas"]["Role"] | null;
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.saveDuties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    department?: string;
                    duties: {
                        /**
                         * Format: date
                         * @description Calendar day, ISO 8601
                         */
                        from: string;
                        /** Format: uuid */
                        id: string;
                        source: components["schemas"]["LocalizedName"];
                        text: {
                            en: string;
                            zh: string;
                        };
                        /** @description First day on which it is no longer owed */
                        until: string | null;
                    }[];
                    role?: components["schemas"]["Role"];
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changedAt: string | null;
                        department: {
                            code: string;
                            /** Format: uuid */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        duties: {
                            /**
                             * Format: date
                             * @description Calendar day, ISO 8601
                             */
                            from: string;
                            /** Format: uuid */
                            id: string;
                            source: components["schemas"]["LocalizedName"];
                            text: {
                                en: string;
                                zh: string;
                            };
                            /** @description First day on which it is no longer owed */
                            until: string | null;
                        }[];
                        role: components["schemas"]["Role"] | null;
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.dutyLists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            changedAt: string;
                            count: number;
                            department: {
                                code: string;
                                /** Format: uuid */
                                id: string;
                                name: components["schemas"]["LocalizedName"];
                            } | null;
                            role: components["schemas"]["Role"] | null;
                            version: number;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.dutyVersions": {
        parameters: {
            query?: {
                department?: string;
                role?: components["schemas"]["Role"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            changedAt: string | null;
                            department: {
                                code: string;
                                /** Format: uuid */
                                id: string;
                                name: components["schemas"]["LocalizedName"];
                            } | null;
                            duties: {
                                /**
                                 * Format: date
                                 * @description Calendar day, ISO 8601
                                 */
                                from: string;
                                /** Format: uuid */
                                id: string;
                                source: components["schemas"]["LocalizedName"];
                                text: {
                                    en: string;
                                    zh: string;
                                };
                                /** @description First day on which it is no longer owed */
                                until: string | null;
                            }[];
                            role: components["schemas"]["Role"] | null;
                            version: number;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Ground on which names are kept, for rows that state none */
                            basis: string | null;
                            created: number;
                            dryRun: boolean;
                            endedAt: string | null;
                            fileName: string | null;
                            /** Format: uuid */
                            id: string;
                            /** @description Code of what ended it, where it failed */
                            problem: string | null;
                            /** @description Rows checked so far */
                            read: number;
                            refused: {
                                code: string | null;
                                /** @description The reason in the reader’s language */
                                detail: string;
                                facts: {
                                    [key: string]: string | number;
                                };
                                reason: string;
                                row: number;
                            }[];
                            /** @description All refusals; `refused` lists the first 1,000 */
                            refusedTotal: number;
                            rows: number;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            startedAt: string;
                            /** @enum {string} */
                            state: "waiting" | "checking" | "writing" | "done" | "cancelled" | "failed";
                            /** @description Rows whose post is there already */
                            unchanged: number;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.importPosts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Ground on which the names in it may be kept */
                    basis?: string;
                    content: string;
                    /** @default true */
                    dryRun?: boolean;
                    fileName?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Ground on which names are kept, for rows that state none */
                        basis: string | null;
                        created: number;
                        dryRun: boolean;
                        endedAt: string | null;
                        fileName: string | null;
                        /** Format: uuid */
                        id: string;
                        /** @description Code of what ended it, where it failed */
                        problem: string | null;
                        /** @description Rows checked so far */
                        read: number;
                        refused: {
                            code: string | null;
                            /** @description The reason in the reader’s language */
                            detail: string;
                            facts: {
                                [key: string]: string | number;
                            };
                            reason: string;
                            row: number;
                        }[];
                        /** @description All refusals; `refused` lists the first 1,000 */
                        refusedTotal: number;
                        rows: number;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        startedAt: string;
                        /** @enum {string} */
                        state: "waiting" | "checking" | "writing" | "done" | "cancelled" | "failed";
                        /** @description Rows whose post is there already */
                        unchanged: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.import": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Ground on which names are kept, for rows that state none */
                        basis: string | null;
                        created: number;
                        dryRun: boolean;
                        endedAt: string | null;
                        fileName: string | null;
                        /** Format: uuid */
                        id: string;
                        /** @description Code of what ended it, where it failed */
                        problem: string | null;
                        /** @description Rows checked so far */
                        read: number;
                        refused: {
                            code: string | null;
                            /** @description The reason in the reader’s language */
                            detail: string;
                            facts: {
                                [key: string]: string | number;
                            };
                            reason: string;
                            row: number;
                        }[];
                        /** @description All refusals; `refused` lists the first 1,000 */
                        refusedTotal: number;
                        rows: number;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        startedAt: string;
                        /** @enum {string} */
                        state: "waiting" | "checking" | "writing" | "done" | "cancelled" | "failed";
                        /** @description Rows whose post is there already */
                        unchanged: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.cancelImport": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Ground on which names are kept, for rows that state none */
                        basis: string | null;
                        created: number;
                        dryRun: boolean;
                        endedAt: string | null;
                        fileName: string | null;
                        /** Format: uuid */
                        id: string;
                        /** @description Code of what ended it, where it failed */
                        problem: string | null;
                        /** @description Rows checked so far */
                        read: number;
                        refused: {
                            code: string | null;
                            /** @description The reason in the reader’s language */
                            detail: string;
                            facts: {
                                [key: string]: string | number;
                            };
                            reason: string;
                            row: number;
                        }[];
                        /** @description All refusals; `refused` lists the first 1,000 */
                        refusedTotal: number;
                        rows: number;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        startedAt: string;
                        /** @enum {string} */
                        state: "waiting" | "checking" | "writing" | "done" | "cancelled" | "failed";
                        /** @description Rows whose post is there already */
                        unchanged: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description "My building": where the resident lives */
                        home: {
                            address: string | null;
                            unit: components["schemas"]["UnitRef"] | null;
                        };
                        mail: string | null;
                        name: string | null;
                        phone: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.saveProfile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    homeAddress: string | null;
                    homeUnitId: string | null;
                    mail: string | null;
                    name: string | null;
                    phone: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description "My building": where the resident lives */
                        home: {
                            address: string | null;
                            unit: components["schemas"]["UnitRef"] | null;
                        };
                        mail: string | null;
                        name: string | null;
                        phone: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.eraseProfile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        erased: boolean;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.posts": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Also the units below */
                below?: string;
                department?: string;
                ended?: string;
                /** @description Rows on a page */
                limit?: number;
                role?: components["schemas"]["Role"];
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description The committee the holder sits on, beside the role */
                            committee: "mediation" | null;
                            department: {
                                code: string;
                                /** Format: uuid */
                                id: string;
                                name: components["schemas"]["LocalizedName"];
                            } | null;
                            dutyPhone: string | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /** @description null: vacant */
                            holder: string | null;
                            /** Format: uuid */
                            id: string;
                            masked: boolean;
                            /** @description The holder agreed to their full name on the public board */
                            namePublic: boolean;
                            role: components["schemas"]["Role"];
                            standIns: {
                                by: string;
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                from: string;
                                /** Format: uuid */
                                id: string;
                                until: string | null;
                            }[];
                            title: string | null;
                            unit: components["schemas"]["UnitRef"] | null;
                            until: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.createPost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Absent: the post is vacant */
                    accountId?: string;
                    /** @enum {string} */
                    committee?: "mediation";
                    /** Format: uuid */
                    departmentId?: string;
                    dutyPhone?: string;
                    /**
                     * Format: date-time
                     * @description Default: now
                     */
                    from?: string;
                    holderName?: string;
                    /** @default false */
                    namePublic?: boolean;
                    role: components["schemas"]["Role"];
                    title?: string;
                    /** Format: uuid */
                    unitId?: string;
                    /**
                     * Format: date-time
                     * @description Moment, ISO 8601 with zone
                     */
                    until?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The committee the holder sits on, beside the role */
                        committee: "mediation" | null;
                        department: {
                            code: string;
                            /** Format: uuid */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        dutyPhone: string | null;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        from: string;
                        /** @description null: vacant */
                        holder: string | null;
                        /** Format: uuid */
                        id: string;
                        masked: boolean;
                        /** @description The holder agreed to their full name on the public board */
                        namePublic: boolean;
                        role: components["schemas"]["Role"];
                        standIns: {
                            by: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /** Format: uuid */
                            id: string;
                            until: string | null;
                        }[];
                        title: string | null;
                        unit: components["schemas"]["UnitRef"] | null;
                        until: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.exportPosts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.endPost": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    successorId?: string;
                    /**
                     * Format: date-time
                     * @description Moment, ISO 8601 with zone
                     */
                    until?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The committee the holder sits on, beside the role */
                        committee: "mediation" | null;
                        department: {
                            code: string;
                            /** Format: uuid */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        dutyPhone: string | null;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        from: string;
                        /** @description null: vacant */
                        holder: string | null;
                        /** Format: uuid */
                        id: string;
                        masked: boolean;
                        /** @description The holder agreed to their full name on the public board */
                        namePublic: boolean;
                        role: components["schemas"]["Role"];
                        standIns: {
                            by: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /** Format: uuid */
                            id: string;
                            until: string | null;
                        }[];
                        title: string | null;
                        unit: components["schemas"]["UnitRef"] | null;
                        until: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.handOver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    accountId?: string;
                    dutyPhone?: string;
                    holderName: string;
                    /** @default false */
                    namePublic?: boolean;
                    /**
                     * Format: date-time
                     * @description End of the new term
                     */
                    until?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        begun: {
                            /** @description The committee the holder sits on, beside the role */
                            committee: "mediation" | null;
                            department: {
                                code: string;
                                /** Format: uuid */
                                id: string;
                                name: components["schemas"]["LocalizedName"];
                            } | null;
                            dutyPhone: string | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /** @description null: vacant */
                            holder: string | null;
                            /** Format: uuid */
                            id: string;
                            masked: boolean;
                            /** @description The holder agreed to their full name on the public board */
                            namePublic: boolean;
                            role: components["schemas"]["Role"];
                            standIns: {
                                by: string;
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                from: string;
                                /** Format: uuid */
                                id: string;
                                until: string | null;
                            }[];
                            title: string | null;
                            unit: components["schemas"]["UnitRef"] | null;
                            until: string | null;
                        };
                        ended: {
                            /** @description The committee the holder sits on, beside the role */
                            committee: "mediation" | null;
                            department: {
                                code: string;
                                /** Format: uuid */
                                id: string;
                                name: components["schemas"]["LocalizedName"];
                            } | null;
                            dutyPhone: string | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /** @description null: vacant */
                            holder: string | null;
                            /** Format: uuid */
                            id: string;
                            masked: boolean;
                            /** @description The holder agreed to their full name on the public board */
                            namePublic: boolean;
                            role: components["schemas"]["Role"];
                            standIns: {
                                by: string;
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                from: string;
                                /** Format: uuid */
                                id: string;
                                until: string | null;
                            }[];
                            title: string | null;
                            unit: components["schemas"]["UnitRef"] | null;
                            until: string | null;
                        };
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.standIn": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    accountId?: string;
                    /**
                     * Format: date-time
                     * @description Moment, ISO 8601 with zone
                     */
                    from?: string;
                    /**
                     * Format: uuid
                     * @description The holder of this post stands in
                     */
                    postId?: string;
                    /**
                     * Format: date-time
                     * @description Moment, ISO 8601 with zone
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The committee the holder sits on, beside the role */
                        committee: "mediation" | null;
                        department: {
                            code: string;
                            /** Format: uuid */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        dutyPhone: string | null;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        from: string;
                        /** @description null: vacant */
                        holder: string | null;
                        /** Format: uuid */
                        id: string;
                        masked: boolean;
                        /** @description The holder agreed to their full name on the public board */
                        namePublic: boolean;
                        role: components["schemas"]["Role"];
                        standIns: {
                            by: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /** Format: uuid */
                            id: string;
                            until: string | null;
                        }[];
                        title: string | null;
                        unit: components["schemas"]["UnitRef"] | null;
                        until: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.endStandIn": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                standInId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The committee the holder sits on, beside the role */
                        committee: "mediation" | null;
                        department: {
                            code: string;
                            /** Format: uuid */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        dutyPhone: string | null;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        from: string;
                        /** @description null: vacant */
                        holder: string | null;
                        /** Format: uuid */
                        id: string;
                        masked: boolean;
                        /** @description The holder agreed to their full name on the public board */
                        namePublic: boolean;
                        role: components["schemas"]["Role"];
                        standIns: {
                            by: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /** Format: uuid */
                            id: string;
                            until: string | null;
                        }[];
                        title: string | null;
                        unit: components["schemas"]["UnitRef"] | null;
                        until: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.workOfPost": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            count: number;
                            what: string;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.myPosts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description The committee the holder sits on, beside the role */
                            committee: "mediation" | null;
                            department: {
                                code: string;
                                /** Format: uuid */
                                id: string;
                                name: components["schemas"]["LocalizedName"];
                            } | null;
                            dutyPhone: string | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /** @description null: vacant */
                            holder: string | null;
                            /** Format: uuid */
                            id: string;
                            masked: boolean;
                            /** @description The holder agreed to their full name on the public board */
                            namePublic: boolean;
                            role: components["schemas"]["Role"];
                            standIns: {
                                by: string;
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                from: string;
                                /** Format: uuid */
                                id: string;
                                until: string | null;
                            }[];
                            title: string | null;
                            unit: components["schemas"]["UnitRef"] | null;
                            until: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.servesAll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        serving: {
                            dutyPhone: string | null;
                            level: components["schemas"]["Level"];
                            /** @description The public form of the name: the full one only where the person agreed. null: nobody named */
                            name: string | null;
                            role: components["schemas"]["Role"];
                            standingIn: boolean;
                            title: string | null;
                            unit: components["schemas"]["UnitRef"];
                        }[];
                        unit: components["schemas"]["UnitRef"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.servesUnit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        serving: {
                            dutyPhone: string | null;
                            level: components["schemas"]["Level"];
                            /** @description The public form of the name: the full one only where the person agreed. null: nobody named */
                            name: string | null;
                            role: components["schemas"]["Role"];
                            standingIn: boolean;
                            title: string | null;
                            unit: components["schemas"]["UnitRef"];
                        }[];
                        unit: components["schemas"]["UnitRef"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.gapsDays": {
        parameters: {
            query?: {
                days?: number;
                rule?: string;
                /** @description This unit and all below it; the reader’s whole place unless told */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date
                             * @description Calendar day, ISO 8601
                             */
                            day: string;
                            missing: number;
                            short: number;
                            units: number;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.gaps": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Rows on a page */
                limit?: number;
                rule?: string;
                state?: "short" | "over" | "unknown";
                /** @description This unit and all below it; the reader’s whole place unless told */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            above: components["schemas"]["UnitRef"][];
                            committee: "mediation" | null;
                            /** @description Posts that somebody holds */
                            have: number;
                            missing: number;
                            most: number | null;
                            needed: number;
                            roles: components["schemas"]["Role"][];
                            rule: components["schemas"]["LocalizedName"];
                            /** Format: uuid */
                            ruleId: string;
                            /** @description Since when it has been so */
                            since: string | null;
                            /** @enum {string} */
                            state: "met" | "short" | "over" | "unknown";
                            unit: components["schemas"]["UnitRef"];
                        }[];
                        next: string | null;
                        rules: {
                            missing: number;
                            rule: components["schemas"]["LocalizedName"];
                            /** Format: uuid */
                            ruleId: string;
                            short: number;
                            units: number;
                        }[];
                        total: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.gapsExport": {
        parameters: {
            query?: {
                rule?: string;
                state?: "short" | "over" | "unknown";
                /** @description This unit and all below it; the reader’s whole place unless told */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.gapsMap": {
        parameters: {
            query?: {
                level?: "street" | "community" | "grid";
                rule?: string;
                /** @description This unit and all below it; the reader’s whole place unless told */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            missing: number;
                            short: number;
                            unit: components["schemas"]["UnitRef"];
                            units: number;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.staffingRules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            active: boolean;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            appliesFrom: string;
                            /** @description Posts at the units below count too */
                            below: boolean;
                            /** @description Only members of this committee count */
                            committee: "mediation" | null;
                            /** Format: uuid */
                            id: string;
                            /** @description Only grids of this kind */
                            kind: ("comprehensive" | "dedicated") | null;
                            /** @description posts: at least so many · else: households or residents for one post, at least */
                            least: number;
                            level: components["schemas"]["Level"];
                            /** @enum {string} */
                            measure: "posts" | "households" | "residents";
                            /** @description posts: at most so many · else: for one post, at most */
                            most: number | null;
                            name: components["schemas"]["LocalizedName"];
                            position: number;
                            roles: components["schemas"]["Role"][];
                            version: number;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.createStaffingRule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    active: boolean;
                    /** @description Posts at the units below count too */
                    below: boolean;
                    /** @description Only members of this committee count */
                    committee: "mediation" | null;
                    /** @description Only grids of this kind */
                    kind: ("comprehensive" | "dedicated") | null;
                    /** @description posts: at least so many · else: households or residents for one post, at least */
                    least: number;
                    level: components["schemas"]["Level"];
                    /** @enum {string} */
                    measure: "posts" | "households" | "residents";
                    /** @description posts: at most so many · else: for one post, at most */
                    most: number | null;
                    name: components["schemas"]["LocalizedName"];
                    position: number;
                    roles: components["schemas"]["Role"][];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        active: boolean;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        appliesFrom: string;
                        /** @description Posts at the units below count too */
                        below: boolean;
                        /** @description Only members of this committee count */
                        committee: "mediation" | null;
                        /** Format: uuid */
                        id: string;
                        /** @description Only grids of this kind */
                        kind: ("comprehensive" | "dedicated") | null;
                        /** @description posts: at least so many · else: households or residents for one post, at least */
                        least: number;
                        level: components["schemas"]["Level"];
                        /** @enum {string} */
                        measure: "posts" | "households" | "residents";
                        /** @description posts: at most so many · else: for one post, at most */
                        most: number | null;
                        name: components["schemas"]["LocalizedName"];
                        position: number;
                        roles: components["schemas"]["Role"][];
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.changeStaffingRule": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rule: {
                        active: boolean;
                        /** @description Posts at the units below count too */
                        below: boolean;
                        /** @description Only members of this committee count */
                        committee: "mediation" | null;
                        /** @description Only grids of this kind */
                        kind: ("comprehensive" | "dedicated") | null;
                        /** @description posts: at least so many · else: households or residents for one post, at least */
                        least: number;
                        level: components["schemas"]["Level"];
                        /** @enum {string} */
                        measure: "posts" | "households" | "residents";
                        /** @description posts: at most so many · else: for one post, at most */
                        most: number | null;
                        name: components["schemas"]["LocalizedName"];
                        position: number;
                        roles: components["schemas"]["Role"][];
                    };
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        active: boolean;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        appliesFrom: string;
                        /** @description Posts at the units below count too */
                        below: boolean;
                        /** @description Only members of this committee count */
                        committee: "mediation" | null;
                        /** Format: uuid */
                        id: string;
                        /** @description Only grids of this kind */
                        kind: ("comprehensive" | "dedicated") | null;
                        /** @description posts: at least so many · else: households or residents for one post, at least */
                        least: number;
                        level: components["schemas"]["Level"];
                        /** @enum {string} */
                        measure: "posts" | "households" | "residents";
                        /** @description posts: at most so many · else: for one post, at most */
                        most: number | null;
                        name: components["schemas"]["LocalizedName"];
                        position: number;
                        roles: components["schemas"]["Role"][];
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "people.staffingOfUnit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            committee: "mediation" | null;
                            /** @description Posts that somebody holds */
                            have: number;
                            missing: number;
                            most: number | null;
                            needed: number;
                            roles: components["schemas"]["Role"][];
                            rule: components["schemas"]["LocalizedName"];
                            /** Format: uuid */
                            ruleId: string;
                            /** @description Since when it has been so */
                            since: string | null;
                            /** @enum {string} */
                            state: "met" | "short" | "over" | "unknown";
                        }[];
                        unit: components["schemas"]["UnitRef"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.push_key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.push_on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    cases?: {
                        number: string;
                        secret: string;
                    }[];
                    locale: components["schemas"]["Locale"];
                    subscription: {
                        /** Format: uri */
                        endpoint: string;
                        keys: {
                            auth: string;
                            p256dh: string;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        covers: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notices.push_off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uri */
                    endpoint: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitment.calls": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Rows on a page */
                limit?: number;
                /** @description Calls for this unit, all below it and all above it */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description The first instant at which nobody may apply any more
                             */
                            closesAt: string;
                            /** @description Places not yet filled */
                            free: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            isOpen: boolean;
                            objectionDays: number;
                            phone: string | null;
                            places: number;
                            requirements: {
                                en: string;
                                zh: string;
                            };
                            /** @enum {string} */
                            role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                            termMonths: number | null;
                            unit: components["schemas"]["UnitRef"];
                            units: components["schemas"]["UnitRef"][];
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitment.call": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        applied: string | null;
                        call: {
                            /**
                             * Format: date-time
                             * @description The first instant at which nobody may apply any more
                             */
                            closesAt: string;
                            /** @description Places not yet filled */
                            free: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            isOpen: boolean;
                            objectionDays: number;
                            phone: string | null;
                            places: number;
                            requirements: {
                                en: string;
                                zh: string;
                            };
                            /** @enum {string} */
                            role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                            termMonths: number | null;
                            unit: components["schemas"]["UnitRef"];
                            units: components["schemas"]["UnitRef"][];
                        };
                        published: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            callId: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "stopped";
                            name: string;
                            /** @description Tells two of the same name apart */
                            number: number;
                            /** @enum {string} */
                            role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                            unit: components["schemas"]["UnitRef"];
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            until: string;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitment.apply": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version of the words that were agreed to */
                    consentVersion: string;
                    familyName: string;
                    /** @default [] */
                    fileIds?: string[];
                    givenName: string;
                    /** @default null */
                    phone?: string | null;
                    /** @enum {string} */
                    shownAs: "family_name" | "full_name";
                    /**
                     * Format: uuid
                     * @description Identifier (UUID)
                     */
                    unitId: string;
                    words: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appeal: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            words: string;
                        } | null;
                        /** @description Until when a rejection can be appealed; null: it cannot */
                        appealUntil: string | null;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        appliedAt: string;
                        call: {
                            /**
                             * Format: date-time
                             * @description The first instant at which nobody may apply any more
                             */
                            closesAt: string;
                            /** @description Places not yet filled */
                            free: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            isOpen: boolean;
                            objectionDays: number;
                            phone: string | null;
                            places: number;
                            requirements: {
                                en: string;
                                zh: string;
                            };
                            /** @enum {string} */
                            role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                            termMonths: number | null;
                            unit: components["schemas"]["UnitRef"];
                            units: components["schemas"]["UnitRef"][];
                        };
                        consent: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            text: string;
                            version: string;
                        } | null;
                        endedAt: string | null;
                        familyName: string;
                        files: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                        }[];
                        /** @description When what the applicant wrote is deleted */
                        forgottenOn: string | null;
                        givenName: string;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        mayWithdraw: boolean;
                        number: number;
                        objections: {
                            answer: string | null;
                            /**
                             * Format: date-time
                             * @description Until then the second review waits for the answer
                             */
                            answerBy: string;
                            answeredAt: string | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            /** @enum {string} */
                            ground: "requirement" | "statement" | "other_post" | "procedure";
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            words: string;
                        }[];
                        phone: string | null;
                        publication: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "stopped";
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            until: string;
                        } | null;
                        reviews: {
                            appeal: boolean;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            by: {
                                name: string | null;
                                place: components["schemas"]["UnitRef"] | null;
                                role: components["schemas"]["Role"] | null;
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            passed: boolean;
                            reason: string;
                            /** @enum {string} */
                            stage: "eligibility" | "standing" | "ability";
                            /** @description Ability: the day of the conversation */
                            talkOn: string | null;
                            /** @description Ability: the day the training was done */
                            trainingOn: string | null;
                        }[];
                        /** @enum {string} */
                        shownAs: "family_name" | "full_name";
                        /** @enum {string} */
                        state: "applied" | "published" | "ability" | "accepted" | "rejected" | "appealed" | "withdrawn";
                        unit: components["schemas"]["UnitRef"];
                        version: number;
                        words: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitmentDesk.applications": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Identifier (UUID) */
                call?: string;
                /** @description Rows on a page */
                limit?: number;
                show?: "waiting" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            appliedAt: string;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            callId: string;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @description Masked */
                            name: string;
                            number: number;
                            objections: number;
                            publication: {
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                from: string;
                                /** @enum {string} */
                                light: "green" | "amber" | "stopped";
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                until: string;
                            } | null;
                            /** @enum {string} */
                            role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                            /** @enum {string} */
                            state: "applied" | "published" | "ability" | "accepted" | "rejected" | "appealed" | "withdrawn";
                            unit: components["schemas"]["UnitRef"];
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitmentDesk.application": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appeal: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            words: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        appliedAt: string;
                        call: {
                            /**
                             * Format: date-time
                             * @description The first instant at which nobody may apply any more
                             */
                            closesAt: string;
                            /** @description Places not yet filled */
                            free: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            isOpen: boolean;
                            objectionDays: number;
                            phone: string | null;
                            places: number;
                            requirements: {
                                en: string;
                                zh: string;
                            };
                            /** @enum {string} */
                            role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                            termMonths: number | null;
                            unit: components["schemas"]["UnitRef"];
                            units: components["schemas"]["UnitRef"][];
                        };
                        endedAt: string | null;
                        files: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                        }[];
                        /** @description When what the applicant wrote is deleted */
                        forgottenOn: string | null;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @description What may be revealed: name, phone */
                        masked: string[];
                        mayDecideAppeal: boolean;
                        mayReview: boolean;
                        name: string;
                        number: number;
                        objections: {
                            answer: string | null;
                            /**
                             * Format: date-time
                             * @description Until then the second review waits for the answer
                             */
                            answerBy: string;
                            answeredAt: string | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            by: string;
                            /** @enum {string} */
                            ground: "requirement" | "statement" | "other_post" | "procedure";
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            words: string;
                        }[];
                        phone: string | null;
                        publication: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "stopped";
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            until: string;
                        } | null;
                        reviews: {
                            appeal: boolean;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            by: {
                                name: string | null;
                                place: components["schemas"]["UnitRef"] | null;
                                role: components["schemas"]["Role"] | null;
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            passed: boolean;
                            reason: string;
                            /** @enum {string} */
                            stage: "eligibility" | "standing" | "ability";
                            /** @description Ability: the day of the conversation */
                            talkOn: string | null;
                            /** @description Ability: the day the training was done */
                            trainingOn: string | null;
                        }[];
                        /** @enum {string} */
                        shownAs: "family_name" | "full_name";
                        /** @description The review that is due */
                        stage: ("eligibility" | "standing" | "ability") | null;
                        /** @enum {string} */
                        state: "applied" | "published" | "ability" | "accepted" | "rejected" | "appealed" | "withdrawn";
                        unit: components["schemas"]["UnitRef"];
                        version: number;
                        /** @description Why this reader cannot do the review or decide the appeal now */
                        whyNot: string | null;
                        words: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitmentDesk.decideAppeal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    passed: boolean;
                    reason: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appeal: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            words: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        appliedAt: string;
                        call: {
                            /**
                             * Format: date-time
                             * @description The first instant at which nobody may apply any more
                             */
                            closesAt: string;
                            /** @description Places not yet filled */
                            free: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            isOpen: boolean;
                            objectionDays: number;
                            phone: string | null;
                            places: number;
                            requirements: {
                                en: string;
                                zh: string;
                            };
                            /** @enum {string} */
                            role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                            termMonths: number | null;
                            unit: components["schemas"]["UnitRef"];
                            units: components["schemas"]["UnitRef"][];
                        };
                        endedAt: string | null;
                        files: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                        }[];
                        /** @description When what the applicant wrote is deleted */
                        forgottenOn: string | null;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @description What may be revealed: name, phone */
                        masked: string[];
                        mayDecideAppeal: boolean;
                        mayReview: boolean;
                        name: string;
                        number: number;
                        objections: {
                            answer: string | null;
                            /**
                             * Format: date-time
                             * @description Until then the second review waits for the answer
                             */
                            answerBy: string;
                            answeredAt: string | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            by: string;
                            /** @enum {string} */
                            ground: "requirement" | "statement" | "other_post" | "procedure";
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            words: string;
                        }[];
                        phone: string | null;
                        publication: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "stopped";
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            until: string;
                        } | null;
                        reviews: {
                            appeal: boolean;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            by: {
                                name: string | null;
                                place: components["schemas"]["UnitRef"] | null;
                                role: components["schemas"]["Role"] | null;
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            passed: boolean;
                            reason: string;
                            /** @enum {string} */
                            stage: "eligibility" | "standing" | "ability";
                            /** @description Ability: the day of the conversation */
                            talkOn: string | null;
                            /** @description Ability: the day the training was done */
                            trainingOn: string | null;
                        }[];
                        /** @enum {string} */
                        shownAs: "family_name" | "full_name";
                        /** @description The review that is due */
                        stage: ("eligibility" | "standing" | "ability") | null;
                        /** @enum {string} */
                        state: "applied" | "published" | "ability" | "accepted" | "rejected" | "appealed" | "withdrawn";
                        unit: components["schemas"]["UnitRef"];
                        version: number;
                        /** @description Why this reader cannot do the review or decide the appeal now */
                        whyNot: string | null;
                        words: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitmentDesk.reveal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    field: "name" | "phone" | "objector";
                    /**
                     * Format: uuid
                     * @description Identifier (UUID)
                     */
                    objectionId?: string;
                    purpose: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        value: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitmentDesk.review": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    passed: boolean;
                    reason: string;
                    /** @enum {string} */
                    stage: "eligibility" | "standing" | "ability";
                    /** @default null */
                    talkOn?: string | null;
                    /** @default null */
                    trainingOn?: string | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appeal: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            words: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        appliedAt: string;
                        call: {
                            /**
                             * Format: date-time
                             * @description The first instant at which nobody may apply any more
                             */
                            closesAt: string;
                            /** @description Places not yet filled */
                            free: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            isOpen: boolean;
                            objectionDays: number;
                            phone: string | null;
                            places: number;
                            requirements: {
                                en: string;
                                zh: string;
                            };
                            /** @enum {string} */
                            role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                            termMonths: number | null;
                            unit: components["schemas"]["UnitRef"];
                            units: components["schemas"]["UnitRef"][];
                        };
                        endedAt: string | null;
                        files: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                        }[];
                        /** @description When what the applicant wrote is deleted */
                        forgottenOn: string | null;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @description What may be revealed: name, phone */
                        masked: string[];
                        mayDecideAppeal: boolean;
                        mayReview: boolean;
                        name: string;
                        number: number;
                        objections: {
                            answer: string | null;
                            /**
                             * Format: date-time
                             * @description Until then the second review waits for the answer
                             */
                            answerBy: string;
                            answeredAt: string | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            by: string;
                            /** @enum {string} */
                            ground: "requirement" | "statement" | "other_post" | "procedure";
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            words: string;
                        }[];
                        phone: string | null;
                        publication: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "stopped";
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            until: string;
                        } | null;
                        reviews: {
                            appeal: boolean;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            by: {
                                name: string | null;
                                place: components["schemas"]["UnitRef"] | null;
                                role: components["schemas"]["Role"] | null;
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            passed: boolean;
                            reason: string;
                            /** @enum {string} */
                            stage: "eligibility" | "standing" | "ability";
                            /** @description Ability: the day of the conversation */
                            talkOn: string | null;
                            /** @description Ability: the day the training was done */
                            trainingOn: string | null;
                        }[];
                        /** @enum {string} */
                        shownAs: "family_name" | "full_name";
                        /** @description The review that is due */
                        stage: ("eligibility" | "standing" | "ability") | null;
                        /** @enum {string} */
                        state: "applied" | "published" | "ability" | "accepted" | "rejected" | "appealed" | "withdrawn";
                        unit: components["schemas"]["UnitRef"];
                        version: number;
                        /** @description Why this reader cannot do the review or decide the appeal now */
                        whyNot: string | null;
                        words: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitmentDesk.calls": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Rows on a page */
                limit?: number;
                show?: "open" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            applications: number;
                            /**
                             * Format: date-time
                             * @description The first instant at which nobody may apply any more
                             */
                            closesAt: string;
                            /** @description Places not yet filled */
                            free: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            isOpen: boolean;
                            mayManage: boolean;
                            objectionDays: number;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            openedAt: string;
                            phone: string | null;
                            places: number;
                            requirements: {
                                en: string;
                                zh: string;
                            };
                            /** @enum {string} */
                            role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                            separate: boolean;
                            termMonths: number | null;
                            unit: components["schemas"]["UnitRef"];
                            units: components["schemas"]["UnitRef"][];
                            version: number;
                            /** @description Applications that wait for a review or a decision */
                            waiting: number;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitmentDesk.open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description The last day on which people may apply
                     */
                    closesOn: string;
                    /**
                     * @description Days for which a name is published for objections
                     * @default 7
                     */
                    objectionDays?: number;
                    /**
                     * @description Whom to ask
                     * @default null
                     */
                    phone?: string | null;
                    places: number;
                    requirements: {
                        en: string;
                        zh: string;
                    };
                    /** @enum {string} */
                    role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                    /**
                     * @description Not one person does all three reviews
                     * @default true
                     */
                    separate?: boolean;
                    /**
                     * @description Months of the post; null: without an end
                     * @default 36
                     */
                    termMonths?: number | null;
                    /**
                     * Format: uuid
                     * @description The community, street or district that calls
                     */
                    unitId: string;
                    /** @description Where help is wanted: units of a level that goes with the role */
                    unitIds: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        applications: number;
                        /**
                         * Format: date-time
                         * @description The first instant at which nobody may apply any more
                         */
                        closesAt: string;
                        /** @description Places not yet filled */
                        free: number;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        isOpen: boolean;
                        mayManage: boolean;
                        objectionDays: number;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        openedAt: string;
                        phone: string | null;
                        places: number;
                        requirements: {
                            en: string;
                            zh: string;
                        };
                        /** @enum {string} */
                        role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                        separate: boolean;
                        termMonths: number | null;
                        unit: components["schemas"]["UnitRef"];
                        units: components["schemas"]["UnitRef"][];
                        version: number;
                        /** @description Applications that wait for a review or a decision */
                        waiting: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitmentDesk.call": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        applications: number;
                        /**
                         * Format: date-time
                         * @description The first instant at which nobody may apply any more
                         */
                        closesAt: string;
                        /** @description Places not yet filled */
                        free: number;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        isOpen: boolean;
                        mayManage: boolean;
                        objectionDays: number;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        openedAt: string;
                        phone: string | null;
                        places: number;
                        requirements: {
                            en: string;
                            zh: string;
                        };
                        /** @enum {string} */
                        role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                        separate: boolean;
                        termMonths: number | null;
                        unit: components["schemas"]["UnitRef"];
                        units: components["schemas"]["UnitRef"][];
                        version: number;
                        /** @description Applications that wait for a review or a decision */
                        waiting: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitmentDesk.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description The last day on which people may apply
                     */
                    closesOn: string;
                    /**
                     * @description Whom to ask
                     * @default null
                     */
                    phone?: string | null;
                    places: number;
                    requirements: {
                        en: string;
                        zh: string;
                    };
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        applications: number;
                        /**
                         * Format: date-time
                         * @description The first instant at which nobody may apply any more
                         */
                        closesAt: string;
                        /** @description Places not yet filled */
                        free: number;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        isOpen: boolean;
                        mayManage: boolean;
                        objectionDays: number;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        openedAt: string;
                        phone: string | null;
                        places: number;
                        requirements: {
                            en: string;
                            zh: string;
                        };
                        /** @enum {string} */
                        role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                        separate: boolean;
                        termMonths: number | null;
                        unit: components["schemas"]["UnitRef"];
                        units: components["schemas"]["UnitRef"][];
                        version: number;
                        /** @description Applications that wait for a review or a decision */
                        waiting: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitmentDesk.close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        applications: number;
                        /**
                         * Format: date-time
                         * @description The first instant at which nobody may apply any more
                         */
                        closesAt: string;
                        /** @description Places not yet filled */
                        free: number;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        isOpen: boolean;
                        mayManage: boolean;
                        objectionDays: number;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        openedAt: string;
                        phone: string | null;
                        places: number;
                        requirements: {
                            en: string;
                            zh: string;
                        };
                        /** @enum {string} */
                        role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                        separate: boolean;
                        termMonths: number | null;
                        unit: components["schemas"]["UnitRef"];
                        units: components["schemas"]["UnitRef"][];
                        version: number;
                        /** @description Applications that wait for a review or a decision */
                        waiting: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitment.mine": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Rows on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            appeal: {
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                at: string;
                                words: string;
                            } | null;
                            /** @description Until when a rejection can be appealed; null: it cannot */
                            appealUntil: string | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            appliedAt: string;
                            call: {
                                /**
                                 * Format: date-time
                                 * @description The first instant at which nobody may apply any more
                                 */
                                closesAt: string;
                                /** @description Places not yet filled */
                                free: number;
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                isOpen: boolean;
                                objectionDays: number;
                                phone: string | null;
                                places: number;
                                requirements: {
                                    en: string;
                                    zh: string;
                                };
                                /** @enum {string} */
                                role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                                termMonths: number | null;
                                unit: components["schemas"]["UnitRef"];
                                units: components["schemas"]["UnitRef"][];
                            };
                            consent: {
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                at: string;
                                text: string;
                                version: string;
                            } | null;
                            endedAt: string | null;
                            familyName: string;
                            files: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                name: string;
                            }[];
                            /** @description When what the applicant wrote is deleted */
                            forgottenOn: string | null;
                            givenName: string;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            mayWithdraw: boolean;
                            number: number;
                            objections: {
                                answer: string | null;
                                /**
                                 * Format: date-time
                                 * @description Until then the second review waits for the answer
                                 */
                                answerBy: string;
                                answeredAt: string | null;
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                at: string;
                                /** @enum {string} */
                                ground: "requirement" | "statement" | "other_post" | "procedure";
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                words: string;
                            }[];
                            phone: string | null;
                            publication: {
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                from: string;
                                /** @enum {string} */
                                light: "green" | "amber" | "stopped";
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                until: string;
                            } | null;
                            reviews: {
                                appeal: boolean;
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                at: string;
                                by: {
                                    name: string | null;
                                    place: components["schemas"]["UnitRef"] | null;
                                    role: components["schemas"]["Role"] | null;
                                };
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                passed: boolean;
                                reason: string;
                                /** @enum {string} */
                                stage: "eligibility" | "standing" | "ability";
                                /** @description Ability: the day of the conversation */
                                talkOn: string | null;
                                /** @description Ability: the day the training was done */
                                trainingOn: string | null;
                            }[];
                            /** @enum {string} */
                            shownAs: "family_name" | "full_name";
                            /** @enum {string} */
                            state: "applied" | "published" | "ability" | "accepted" | "rejected" | "appealed" | "withdrawn";
                            unit: components["schemas"]["UnitRef"];
                            version: number;
                            words: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitment.myApplication": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appeal: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            words: string;
                        } | null;
                        /** @description Until when a rejection can be appealed; null: it cannot */
                        appealUntil: string | null;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        appliedAt: string;
                        call: {
                            /**
                             * Format: date-time
                             * @description The first instant at which nobody may apply any more
                             */
                            closesAt: string;
                            /** @description Places not yet filled */
                            free: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            isOpen: boolean;
                            objectionDays: number;
                            phone: string | null;
                            places: number;
                            requirements: {
                                en: string;
                                zh: string;
                            };
                            /** @enum {string} */
                            role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                            termMonths: number | null;
                            unit: components["schemas"]["UnitRef"];
                            units: components["schemas"]["UnitRef"][];
                        };
                        consent: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            text: string;
                            version: string;
                        } | null;
                        endedAt: string | null;
                        familyName: string;
                        files: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                        }[];
                        /** @description When what the applicant wrote is deleted */
                        forgottenOn: string | null;
                        givenName: string;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        mayWithdraw: boolean;
                        number: number;
                        objections: {
                            answer: string | null;
                            /**
                             * Format: date-time
                             * @description Until then the second review waits for the answer
                             */
                            answerBy: string;
                            answeredAt: string | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            /** @enum {string} */
                            ground: "requirement" | "statement" | "other_post" | "procedure";
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            words: string;
                        }[];
                        phone: string | null;
                        publication: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "stopped";
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            until: string;
                        } | null;
                        reviews: {
                            appeal: boolean;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            by: {
                                name: string | null;
                                place: components["schemas"]["UnitRef"] | null;
                                role: components["schemas"]["Role"] | null;
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            passed: boolean;
                            reason: string;
                            /** @enum {string} */
                            stage: "eligibility" | "standing" | "ability";
                            /** @description Ability: the day of the conversation */
                            talkOn: string | null;
                            /** @description Ability: the day the training was done */
                            trainingOn: string | null;
                        }[];
                        /** @enum {string} */
                        shownAs: "family_name" | "full_name";
                        /** @enum {string} */
                        state: "applied" | "published" | "ability" | "accepted" | "rejected" | "appealed" | "withdrawn";
                        unit: components["schemas"]["UnitRef"];
                        version: number;
                        words: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitment.appeal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    words: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appeal: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            words: string;
                        } | null;
                        /** @description Until when a rejection can be appealed; null: it cannot */
                        appealUntil: string | null;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        appliedAt: string;
                        call: {
                            /**
                             * Format: date-time
                             * @description The first instant at which nobody may apply any more
                             */
                            closesAt: string;
                            /** @description Places not yet filled */
                            free: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            isOpen: boolean;
                            objectionDays: number;
                            phone: string | null;
                            places: number;
                            requirements: {
                                en: string;
                                zh: string;
                            };
                            /** @enum {string} */
                            role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                            termMonths: number | null;
                            unit: components["schemas"]["UnitRef"];
                            units: components["schemas"]["UnitRef"][];
                        };
                        consent: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            text: string;
                            version: string;
                        } | null;
                        endedAt: string | null;
                        familyName: string;
                        files: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                        }[];
                        /** @description When what the applicant wrote is deleted */
                        forgottenOn: string | null;
                        givenName: string;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        mayWithdraw: boolean;
                        number: number;
                        objections: {
                            answer: string | null;
                            /**
                             * Format: date-time
                             * @description Until then the second review waits for the answer
                             */
                            answerBy: string;
                            answeredAt: string | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            /** @enum {string} */
                            ground: "requirement" | "statement" | "other_post" | "procedure";
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            words: string;
                        }[];
                        phone: string | null;
                        publication: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "stopped";
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            until: string;
                        } | null;
                        reviews: {
                            appeal: boolean;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            by: {
                                name: string | null;
                                place: components["schemas"]["UnitRef"] | null;
                                role: components["schemas"]["Role"] | null;
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            passed: boolean;
                            reason: string;
                            /** @enum {string} */
                            stage: "eligibility" | "standing" | "ability";
                            /** @description Ability: the day of the conversation */
                            talkOn: string | null;
                            /** @description Ability: the day the training was done */
                            trainingOn: string | null;
                        }[];
                        /** @enum {string} */
                        shownAs: "family_name" | "full_name";
                        /** @enum {string} */
                        state: "applied" | "published" | "ability" | "accepted" | "rejected" | "appealed" | "withdrawn";
                        unit: components["schemas"]["UnitRef"];
                        version: number;
                        words: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitment.answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
                /** @description Identifier (UUID) */
                objectionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answer: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appeal: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            words: string;
                        } | null;
                        /** @description Until when a rejection can be appealed; null: it cannot */
                        appealUntil: string | null;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        appliedAt: string;
                        call: {
                            /**
                             * Format: date-time
                             * @description The first instant at which nobody may apply any more
                             */
                            closesAt: string;
                            /** @description Places not yet filled */
                            free: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            isOpen: boolean;
                            objectionDays: number;
                            phone: string | null;
                            places: number;
                            requirements: {
                                en: string;
                                zh: string;
                            };
                            /** @enum {string} */
                            role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                            termMonths: number | null;
                            unit: components["schemas"]["UnitRef"];
                            units: components["schemas"]["UnitRef"][];
                        };
                        consent: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            text: string;
                            version: string;
                        } | null;
                        endedAt: string | null;
                        familyName: string;
                        files: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                        }[];
                        /** @description When what the applicant wrote is deleted */
                        forgottenOn: string | null;
                        givenName: string;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        mayWithdraw: boolean;
                        number: number;
                        objections: {
                            answer: string | null;
                            /**
                             * Format: date-time
                             * @description Until then the second review waits for the answer
                             */
                            answerBy: string;
                            answeredAt: string | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            /** @enum {string} */
                            ground: "requirement" | "statement" | "other_post" | "procedure";
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            words: string;
                        }[];
                        phone: string | null;
                        publication: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "stopped";
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            until: string;
                        } | null;
                        reviews: {
                            appeal: boolean;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            by: {
                                name: string | null;
                                place: components["schemas"]["UnitRef"] | null;
                                role: components["schemas"]["Role"] | null;
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            passed: boolean;
                            reason: string;
                            /** @enum {string} */
                            stage: "eligibility" | "standing" | "ability";
                            /** @description Ability: the day of the conversation */
                            talkOn: string | null;
                            /** @description Ability: the day the training was done */
                            trainingOn: string | null;
                        }[];
                        /** @enum {string} */
                        shownAs: "family_name" | "full_name";
                        /** @enum {string} */
                        state: "applied" | "published" | "ability" | "accepted" | "rejected" | "appealed" | "withdrawn";
                        unit: components["schemas"]["UnitRef"];
                        version: number;
                        words: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitment.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appeal: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            words: string;
                        } | null;
                        /** @description Until when a rejection can be appealed; null: it cannot */
                        appealUntil: string | null;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        appliedAt: string;
                        call: {
                            /**
                             * Format: date-time
                             * @description The first instant at which nobody may apply any more
                             */
                            closesAt: string;
                            /** @description Places not yet filled */
                            free: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            isOpen: boolean;
                            objectionDays: number;
                            phone: string | null;
                            places: number;
                            requirements: {
                                en: string;
                                zh: string;
                            };
                            /** @enum {string} */
                            role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                            termMonths: number | null;
                            unit: components["schemas"]["UnitRef"];
                            units: components["schemas"]["UnitRef"][];
                        };
                        consent: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            text: string;
                            version: string;
                        } | null;
                        endedAt: string | null;
                        familyName: string;
                        files: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                        }[];
                        /** @description When what the applicant wrote is deleted */
                        forgottenOn: string | null;
                        givenName: string;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        mayWithdraw: boolean;
                        number: number;
                        objections: {
                            answer: string | null;
                            /**
                             * Format: date-time
                             * @description Until then the second review waits for the answer
                             */
                            answerBy: string;
                            answeredAt: string | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            /** @enum {string} */
                            ground: "requirement" | "statement" | "other_post" | "procedure";
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            words: string;
                        }[];
                        phone: string | null;
                        publication: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "stopped";
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            until: string;
                        } | null;
                        reviews: {
                            appeal: boolean;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            by: {
                                name: string | null;
                                place: components["schemas"]["UnitRef"] | null;
                                role: components["schemas"]["Role"] | null;
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            passed: boolean;
                            reason: string;
                            /** @enum {string} */
                            stage: "eligibility" | "standing" | "ability";
                            /** @description Ability: the day of the conversation */
                            talkOn: string | null;
                            /** @description Ability: the day the training was done */
                            trainingOn: string | null;
                        }[];
                        /** @enum {string} */
                        shownAs: "family_name" | "full_name";
                        /** @enum {string} */
                        state: "applied" | "published" | "ability" | "accepted" | "rejected" | "appealed" | "withdrawn";
                        unit: components["schemas"]["UnitRef"];
                        version: number;
                        words: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitment.published": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Rows on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            callId: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "stopped";
                            name: string;
                            /** @description Tells two of the same name apart */
                            number: number;
                            /** @enum {string} */
                            role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                            unit: components["schemas"]["UnitRef"];
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            until: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitment.publishedOne": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        call: {
                            /**
                             * Format: date-time
                             * @description The first instant at which nobody may apply any more
                             */
                            closesAt: string;
                            /** @description Places not yet filled */
                            free: number;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            isOpen: boolean;
                            objectionDays: number;
                            phone: string | null;
                            places: number;
                            requirements: {
                                en: string;
                                zh: string;
                            };
                            /** @enum {string} */
                            role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                            termMonths: number | null;
                            unit: components["schemas"]["UnitRef"];
                            units: components["schemas"]["UnitRef"][];
                        };
                        /** @description The reader objected */
                        objected: boolean;
                        published: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            callId: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "stopped";
                            name: string;
                            /** @description Tells two of the same name apart */
                            number: number;
                            /** @enum {string} */
                            role: "grid_assistant" | "building_lead" | "grid_worker_part_time" | "grid_worker" | "volunteer";
                            unit: components["schemas"]["UnitRef"];
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            until: string;
                        };
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recruitment.object": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    ground: "requirement" | "statement" | "other_post" | "procedure";
                    /** @description Who objects; the applicant never reads it */
                    name: string;
                    words: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        objected: boolean;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "identity.session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "identity.actAs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    postId: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actingPostId: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "shifts.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Rows on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            body: components["schemas"]["LocalizedName"];
                            by: {
                                body: components["schemas"]["LocalizedName"];
                                name?: string;
                                role: string;
                            };
                            counts: {
                                due: number;
                                late: number;
                                open: number;
                                soon: number;
                                toAccept: number;
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            taken: {
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                at: string;
                                by: {
                                    body: components["schemas"]["LocalizedName"];
                                    name?: string;
                                    role: string;
                                };
                            } | null;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            until: string;
                            watched: number;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            writtenAt: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "shifts.write": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    text?: string;
                    /**
                     * Format: date-time
                     * @description Moment, ISO 8601 with zone
                     */
                    until: string;
                    /** @default [] */
                    watched?: {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        caseId: string;
                        /** @default  */
                        note?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "shifts.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        body: components["schemas"]["LocalizedName"];
                        by: {
                            body: components["schemas"]["LocalizedName"];
                            name?: string;
                            role: string;
                        };
                        counts: {
                            due: number;
                            late: number;
                            open: number;
                            soon: number;
                            toAccept: number;
                        };
                        due: {
                            dueAt: string | null;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            note?: string;
                            now: {
                                address: string | null;
                                category: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    name: components["schemas"]["LocalizedName"];
                                } | null;
                                /** @enum {string} */
                                channel: "web" | "field" | "counter" | "phone" | "hotline" | "open311" | "api" | "import";
                                closedAt: string | null;
                                dueAt: string | null;
                                followers: number;
                                holder: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    /** @enum {string} */
                                    kind: "unit" | "department";
                                    level?: string;
                                    name: components["schemas"]["LocalizedName"];
                                };
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                /** @enum {string} */
                                light: "green" | "amber" | "red" | "none";
                                number: string;
                                point: components["schemas"]["Point"] | null;
                                /** @enum {string} */
                                priority: "normal" | "urgent" | "danger";
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                reportedAt: string;
                                returnVisitDue: boolean;
                                stage: ("accept" | "answer" | "arrive" | "handle" | "check") | null;
                                /** @enum {string} */
                                state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                                text: string;
                                unit: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    level: string;
                                    name: components["schemas"]["LocalizedName"];
                                } | null;
                                version: number;
                            } | null;
                            number: string;
                            state: string;
                        }[];
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        mayTake: boolean;
                        taken: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            by: {
                                body: components["schemas"]["LocalizedName"];
                                name?: string;
                                role: string;
                            };
                        } | null;
                        text: string;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        until: string;
                        watched: {
                            dueAt: string | null;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            note?: string;
                            now: {
                                address: string | null;
                                category: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    name: components["schemas"]["LocalizedName"];
                                } | null;
                                /** @enum {string} */
                                channel: "web" | "field" | "counter" | "phone" | "hotline" | "open311" | "api" | "import";
                                closedAt: string | null;
                                dueAt: string | null;
                                followers: number;
                                holder: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    /** @enum {string} */
                                    kind: "unit" | "department";
                                    level?: string;
                                    name: components["schemas"]["LocalizedName"];
                                };
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                /** @enum {string} */
                                light: "green" | "amber" | "red" | "none";
                                number: string;
                                point: components["schemas"]["Point"] | null;
                                /** @enum {string} */
                                priority: "normal" | "urgent" | "danger";
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                reportedAt: string;
                                returnVisitDue: boolean;
                                stage: ("accept" | "answer" | "arrive" | "handle" | "check") | null;
                                /** @enum {string} */
                                state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                                text: string;
                                unit: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    level: string;
                                    name: components["schemas"]["LocalizedName"];
                                } | null;
                                version: number;
                            } | null;
                            number: string;
                            state: string;
                        }[];
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        writtenAt: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "shifts.take": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        at: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "shifts.preview": {
        parameters: {
            query: {
                /** @description Moment, ISO 8601 with zone */
                until: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        body: components["schemas"]["LocalizedName"];
                        carried: {
                            case: {
                                address: string | null;
                                category: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    name: components["schemas"]["LocalizedName"];
                                } | null;
                                /** @enum {string} */
                                channel: "web" | "field" | "counter" | "phone" | "hotline" | "open311" | "api" | "import";
                                closedAt: string | null;
                                dueAt: string | null;
                                followers: number;
                                holder: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    /** @enum {string} */
                                    kind: "unit" | "department";
                                    level?: string;
                                    name: components["schemas"]["LocalizedName"];
                                };
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                /** @enum {string} */
                                light: "green" | "amber" | "red" | "none";
                                number: string;
                                point: components["schemas"]["Point"] | null;
                                /** @enum {string} */
                                priority: "normal" | "urgent" | "danger";
                                /**
                                 * Format: date-time
                                 * @description Moment, ISO 8601 with zone
                                 */
                                reportedAt: string;
                                returnVisitDue: boolean;
                                stage: ("accept" | "answer" | "arrive" | "handle" | "check") | null;
                                /** @enum {string} */
                                state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                                text: string;
                                unit: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    level: string;
                                    name: components["schemas"]["LocalizedName"];
                                } | null;
                                version: number;
                            };
                            note: string;
                        }[];
                        counts: {
                            due: number;
                            late: number;
                            open: number;
                            soon: number;
                            toAccept: number;
                        };
                        due: {
                            address: string | null;
                            category: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                name: components["schemas"]["LocalizedName"];
                            } | null;
                            /** @enum {string} */
                            channel: "web" | "field" | "counter" | "phone" | "hotline" | "open311" | "api" | "import";
                            closedAt: string | null;
                            dueAt: string | null;
                            followers: number;
                            holder: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                /** @enum {string} */
                                kind: "unit" | "department";
                                level?: string;
                                name: components["schemas"]["LocalizedName"];
                            };
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            light: "green" | "amber" | "red" | "none";
                            number: string;
                            point: components["schemas"]["Point"] | null;
                            /** @enum {string} */
                            priority: "normal" | "urgent" | "danger";
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            reportedAt: string;
                            returnVisitDue: boolean;
                            stage: ("accept" | "answer" | "arrive" | "handle" | "check") | null;
                            /** @enum {string} */
                            state: "reported" | "accepted" | "handling" | "handled" | "closed" | "suspended" | "declined" | "void" | "merged";
                            text: string;
                            unit: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                level: string;
                                name: components["schemas"]["LocalizedName"];
                            } | null;
                            version: number;
                        }[];
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        until: string;
                        waiting: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stations.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Also those that are closed for good */
                closed?: string;
                kind?: "micro" | "volunteer" | "mediation" | "petition" | "hall";
                /** @description Rows on a page */
                limit?: number;
                /** @description Part of the code or of a name */
                q?: string;
                state?: "accepted" | "due" | "open";
                /** @description This unit and all below it */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            acceptance: {
                                acceptedAt: string | null;
                                /** @description The first day on which a have is no longer good */
                                dueOn: string | null;
                                standing: ("structure" | "duties" | "contacts" | "workflow")[];
                                /** @enum {string} */
                                state: "accepted" | "due" | "open";
                            };
                            closed: boolean;
                            code: string;
                            dutyPhone: string | null;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            kind: "micro" | "volunteer" | "mediation" | "petition" | "hall";
                            name: components["schemas"]["LocalizedName"];
                            /** @description How many officers have days there */
                            officers: number;
                            unit: components["schemas"]["UnitRef"];
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stations.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: {
                        en: string;
                        zh: string;
                    };
                    amenities: {
                        /** @enum {string} */
                        kind: "tea" | "charging" | "tools" | "repair" | "first_aid" | "umbrella" | "reading" | "toilet" | "rest" | "wifi";
                        note: {
                            en: string;
                            zh: string;
                        };
                    }[];
                    /** @default false */
                    closed?: boolean;
                    /** @description JH0501V: letters of the place, four digits, the letter of the kind */
                    code: string;
                    dutyPhone: string | null;
                    hours: {
                        days: number[];
                        from: string;
                        until: string;
                    }[];
                    /** @description What the week does not say: holidays, lunch */
                    hoursNote: {
                        en: string;
                        zh: string;
                    };
                    /** @enum {string} */
                    kind: "micro" | "volunteer" | "mediation" | "petition" | "hall";
                    name: components["schemas"]["LocalizedName"];
                    point: components["schemas"]["Point"] | null;
                    supervisionPhone: string | null;
                    /**
                     * Format: uuid
                     * @description Identifier (UUID)
                     */
                    unitId: string;
                    /** @description null: a room of its own */
                    venue: {
                        /** @description On what agreement it is shared */
                        agreement: string;
                        /** @description Whose room it is */
                        owner: string;
                        until: string | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acceptance: {
                            acceptedAt: string | null;
                            /** @description The first day on which a have is no longer good */
                            dueOn: string | null;
                            standing: ("structure" | "duties" | "contacts" | "workflow")[];
                            /** @enum {string} */
                            state: "accepted" | "due" | "open";
                        };
                        address: {
                            en: string;
                            zh: string;
                        };
                        amenities: {
                            /** @enum {string} */
                            kind: "tea" | "charging" | "tools" | "repair" | "first_aid" | "umbrella" | "reading" | "toilet" | "rest" | "wifi";
                            note: {
                                en: string;
                                zh: string;
                            };
                        }[];
                        /** @description Newest first */
                        checks: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            evidence: string;
                            files: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                name: string;
                            }[];
                            /**
                             * Format: date
                             * @description Calendar day, ISO 8601
                             */
                            goodUntil: string;
                            /** @enum {string} */
                            have: "structure" | "duties" | "contacts" | "workflow";
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            passed: boolean;
                            /** @description The post it was checked with */
                            role: components["schemas"]["Role"] | null;
                        }[];
                        /** @default false */
                        closed: boolean;
                        /** @description JH0501V: letters of the place, four digits, the letter of the kind */
                        code: string;
                        dutyPhone: string | null;
                        hours: {
                            days: number[];
                            from: string;
                            until: string;
                        }[];
                        /** @description What the week does not say: holidays, lunch */
                        hoursNote: {
                            en: string;
                            zh: string;
                        };
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @enum {string} */
                        kind: "micro" | "volunteer" | "mediation" | "petition" | "hall";
                        mayCheck: boolean;
                        mayManage: boolean;
                        name: components["schemas"]["LocalizedName"];
                        officers: {
                            /** @description The next three days */
                            dates: string[];
                            days: number[];
                            department: {
                                en: string;
                                zh: string;
                            };
                            firstDay: string | null;
                            from: string;
                            lastDay: string | null;
                            name: string | null;
                            /** @description They agreed to their full name on the board */
                            namePublic: boolean;
                            phone: string | null;
                            postId: string | null;
                            /** @enum {string} */
                            service: "police" | "law" | "enforcement" | "safety" | "market";
                            /** @description The name as the public reads it */
                            shown: string | null;
                            until: string;
                        }[];
                        point: components["schemas"]["Point"] | null;
                        supervisionPhone: string | null;
                        unit: components["schemas"]["UnitRef"];
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        unitId: string;
                        /** @description null: a room of its own */
                        venue: {
                            /** @description On what agreement it is shared */
                            agreement: string;
                            /** @description Whose room it is */
                            owner: string;
                            until: string | null;
                        } | null;
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acceptance: {
                            acceptedAt: string | null;
                            /** @description The first day on which a have is no longer good */
                            dueOn: string | null;
                            standing: ("structure" | "duties" | "contacts" | "workflow")[];
                            /** @enum {string} */
                            state: "accepted" | "due" | "open";
                        };
                        address: {
                            en: string;
                            zh: string;
                        };
                        amenities: {
                            /** @enum {string} */
                            kind: "tea" | "charging" | "tools" | "repair" | "first_aid" | "umbrella" | "reading" | "toilet" | "rest" | "wifi";
                            note: {
                                en: string;
                                zh: string;
                            };
                        }[];
                        /** @description Newest first */
                        checks: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            evidence: string;
                            files: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                name: string;
                            }[];
                            /**
                             * Format: date
                             * @description Calendar day, ISO 8601
                             */
                            goodUntil: string;
                            /** @enum {string} */
                            have: "structure" | "duties" | "contacts" | "workflow";
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            passed: boolean;
                            /** @description The post it was checked with */
                            role: components["schemas"]["Role"] | null;
                        }[];
                        /** @default false */
                        closed: boolean;
                        /** @description JH0501V: letters of the place, four digits, the letter of the kind */
                        code: string;
                        dutyPhone: string | null;
                        hours: {
                            days: number[];
                            from: string;
                            until: string;
                        }[];
                        /** @description What the week does not say: holidays, lunch */
                        hoursNote: {
                            en: string;
                            zh: string;
                        };
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @enum {string} */
                        kind: "micro" | "volunteer" | "mediation" | "petition" | "hall";
                        mayCheck: boolean;
                        mayManage: boolean;
                        name: components["schemas"]["LocalizedName"];
                        officers: {
                            /** @description The next three days */
                            dates: string[];
                            days: number[];
                            department: {
                                en: string;
                                zh: string;
                            };
                            firstDay: string | null;
                            from: string;
                            lastDay: string | null;
                            name: string | null;
                            /** @description They agreed to their full name on the board */
                            namePublic: boolean;
                            phone: string | null;
                            postId: string | null;
                            /** @enum {string} */
                            service: "police" | "law" | "enforcement" | "safety" | "market";
                            /** @description The name as the public reads it */
                            shown: string | null;
                            until: string;
                        }[];
                        point: components["schemas"]["Point"] | null;
                        supervisionPhone: string | null;
                        unit: components["schemas"]["UnitRef"];
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        unitId: string;
                        /** @description null: a room of its own */
                        venue: {
                            /** @description On what agreement it is shared */
                            agreement: string;
                            /** @description Whose room it is */
                            owner: string;
                            until: string | null;
                        } | null;
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stations.save": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: {
                        en: string;
                        zh: string;
                    };
                    amenities: {
                        /** @enum {string} */
                        kind: "tea" | "charging" | "tools" | "repair" | "first_aid" | "umbrella" | "reading" | "toilet" | "rest" | "wifi";
                        note: {
                            en: string;
                            zh: string;
                        };
                    }[];
                    /** @default false */
                    closed?: boolean;
                    /** @description JH0501V: letters of the place, four digits, the letter of the kind */
                    code: string;
                    dutyPhone: string | null;
                    hours: {
                        days: number[];
                        from: string;
                        until: string;
                    }[];
                    /** @description What the week does not say: holidays, lunch */
                    hoursNote: {
                        en: string;
                        zh: string;
                    };
                    /** @enum {string} */
                    kind: "micro" | "volunteer" | "mediation" | "petition" | "hall";
                    name: components["schemas"]["LocalizedName"];
                    point: components["schemas"]["Point"] | null;
                    supervisionPhone: string | null;
                    /**
                     * Format: uuid
                     * @description Identifier (UUID)
                     */
                    unitId: string;
                    /** @description null: a room of its own */
                    venue: {
                        /** @description On what agreement it is shared */
                        agreement: string;
                        /** @description Whose room it is */
                        owner: string;
                        until: string | null;
                    } | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acceptance: {
                            acceptedAt: string | null;
                            /** @description The first day on which a have is no longer good */
                            dueOn: string | null;
                            standing: ("structure" | "duties" | "contacts" | "workflow")[];
                            /** @enum {string} */
                            state: "accepted" | "due" | "open";
                        };
                        address: {
                            en: string;
                            zh: string;
                        };
                        amenities: {
                            /** @enum {string} */
                            kind: "tea" | "charging" | "tools" | "repair" | "first_aid" | "umbrella" | "reading" | "toilet" | "rest" | "wifi";
                            note: {
                                en: string;
                                zh: string;
                            };
                        }[];
                        /** @description Newest first */
                        checks: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            evidence: string;
                            files: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                name: string;
                            }[];
                            /**
                             * Format: date
                             * @description Calendar day, ISO 8601
                             */
                            goodUntil: string;
                            /** @enum {string} */
                            have: "structure" | "duties" | "contacts" | "workflow";
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            passed: boolean;
                            /** @description The post it was checked with */
                            role: components["schemas"]["Role"] | null;
                        }[];
                        /** @default false */
                        closed: boolean;
                        /** @description JH0501V: letters of the place, four digits, the letter of the kind */
                        code: string;
                        dutyPhone: string | null;
                        hours: {
                            days: number[];
                            from: string;
                            until: string;
                        }[];
                        /** @description What the week does not say: holidays, lunch */
                        hoursNote: {
                            en: string;
                            zh: string;
                        };
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @enum {string} */
                        kind: "micro" | "volunteer" | "mediation" | "petition" | "hall";
                        mayCheck: boolean;
                        mayManage: boolean;
                        name: components["schemas"]["LocalizedName"];
                        officers: {
                            /** @description The next three days */
                            dates: string[];
                            days: number[];
                            department: {
                                en: string;
                                zh: string;
                            };
                            firstDay: string | null;
                            from: string;
                            lastDay: string | null;
                            name: string | null;
                            /** @description They agreed to their full name on the board */
                            namePublic: boolean;
                            phone: string | null;
                            postId: string | null;
                            /** @enum {string} */
                            service: "police" | "law" | "enforcement" | "safety" | "market";
                            /** @description The name as the public reads it */
                            shown: string | null;
                            until: string;
                        }[];
                        point: components["schemas"]["Point"] | null;
                        supervisionPhone: string | null;
                        unit: components["schemas"]["UnitRef"];
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        unitId: string;
                        /** @description null: a room of its own */
                        venue: {
                            /** @description On what agreement it is shared */
                            agreement: string;
                            /** @description Whose room it is */
                            owner: string;
                            until: string | null;
                        } | null;
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stations.check": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    evidence: string;
                    /** @default [] */
                    fileIds?: string[];
                    /**
                     * Format: date
                     * @description Default: a year from today
                     */
                    goodUntil?: string;
                    /** @enum {string} */
                    have: "structure" | "duties" | "contacts" | "workflow";
                    passed: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acceptance: {
                            acceptedAt: string | null;
                            /** @description The first day on which a have is no longer good */
                            dueOn: string | null;
                            standing: ("structure" | "duties" | "contacts" | "workflow")[];
                            /** @enum {string} */
                            state: "accepted" | "due" | "open";
                        };
                        address: {
                            en: string;
                            zh: string;
                        };
                        amenities: {
                            /** @enum {string} */
                            kind: "tea" | "charging" | "tools" | "repair" | "first_aid" | "umbrella" | "reading" | "toilet" | "rest" | "wifi";
                            note: {
                                en: string;
                                zh: string;
                            };
                        }[];
                        /** @description Newest first */
                        checks: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            evidence: string;
                            files: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                name: string;
                            }[];
                            /**
                             * Format: date
                             * @description Calendar day, ISO 8601
                             */
                            goodUntil: string;
                            /** @enum {string} */
                            have: "structure" | "duties" | "contacts" | "workflow";
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            passed: boolean;
                            /** @description The post it was checked with */
                            role: components["schemas"]["Role"] | null;
                        }[];
                        /** @default false */
                        closed: boolean;
                        /** @description JH0501V: letters of the place, four digits, the letter of the kind */
                        code: string;
                        dutyPhone: string | null;
                        hours: {
                            days: number[];
                            from: string;
                            until: string;
                        }[];
                        /** @description What the week does not say: holidays, lunch */
                        hoursNote: {
                            en: string;
                            zh: string;
                        };
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @enum {string} */
                        kind: "micro" | "volunteer" | "mediation" | "petition" | "hall";
                        mayCheck: boolean;
                        mayManage: boolean;
                        name: components["schemas"]["LocalizedName"];
                        officers: {
                            /** @description The next three days */
                            dates: string[];
                            days: number[];
                            department: {
                                en: string;
                                zh: string;
                            };
                            firstDay: string | null;
                            from: string;
                            lastDay: string | null;
                            name: string | null;
                            /** @description They agreed to their full name on the board */
                            namePublic: boolean;
                            phone: string | null;
                            postId: string | null;
                            /** @enum {string} */
                            service: "police" | "law" | "enforcement" | "safety" | "market";
                            /** @description The name as the public reads it */
                            shown: string | null;
                            until: string;
                        }[];
                        point: components["schemas"]["Point"] | null;
                        supervisionPhone: string | null;
                        unit: components["schemas"]["UnitRef"];
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        unitId: string;
                        /** @description null: a room of its own */
                        venue: {
                            /** @description On what agreement it is shared */
                            agreement: string;
                            /** @description Whose room it is */
                            owner: string;
                            until: string | null;
                        } | null;
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stations.history": {
        parameters: {
            query?: {
                /** @description Identifier (UUID) */
                before?: string;
            };
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            action: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            fields: string[];
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            role: components["schemas"]["Role"] | null;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stations.saveOfficers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
                        days: number[];
                        department: {
                            en: string;
                            zh: string;
                        };
                        firstDay: string | null;
                        from: string;
                        lastDay: string | null;
                        name: string | null;
                        /** @description They agreed to their full name on the board */
                        namePublic: boolean;
                        phone: string | null;
                        postId: string | null;
                        /** @enum {string} */
                        service: "police" | "law" | "enforcement" | "safety" | "market";
                        until: string;
                    }[];
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acceptance: {
                            acceptedAt: string | null;
                            /** @description The first day on which a have is no longer good */
                            dueOn: string | null;
                            standing: ("structure" | "duties" | "contacts" | "workflow")[];
                            /** @enum {string} */
                            state: "accepted" | "due" | "open";
                        };
                        address: {
                            en: string;
                            zh: string;
                        };
                        amenities: {
                            /** @enum {string} */
                            kind: "tea" | "charging" | "tools" | "repair" | "first_aid" | "umbrella" | "reading" | "toilet" | "rest" | "wifi";
                            note: {
                                en: string;
                                zh: string;
                            };
                        }[];
                        /** @description Newest first */
                        checks: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            evidence: string;
                            files: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                name: string;
                            }[];
                            /**
                             * Format: date
                             * @description Calendar day, ISO 8601
                             */
                            goodUntil: string;
                            /** @enum {string} */
                            have: "structure" | "duties" | "contacts" | "workflow";
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            passed: boolean;
                            /** @description The post it was checked with */
                            role: components["schemas"]["Role"] | null;
                        }[];
                        /** @default false */
                        closed: boolean;
                        /** @description JH0501V: letters of the place, four digits, the letter of the kind */
                        code: string;
                        dutyPhone: string | null;
                        hours: {
                            days: number[];
                            from: string;
                            until: string;
                        }[];
                        /** @description What the week does not say: holidays, lunch */
                        hoursNote: {
                            en: string;
                            zh: string;
                        };
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @enum {string} */
                        kind: "micro" | "volunteer" | "mediation" | "petition" | "hall";
                        mayCheck: boolean;
                        mayManage: boolean;
                        name: components["schemas"]["LocalizedName"];
                        officers: {
                            /** @description The next three days */
                            dates: string[];
                            days: number[];
                            department: {
                                en: string;
                                zh: string;
                            };
                            firstDay: string | null;
                            from: string;
                            lastDay: string | null;
                            name: string | null;
                            /** @description They agreed to their full name on the board */
                            namePublic: boolean;
                            phone: string | null;
                            postId: string | null;
                            /** @enum {string} */
                            service: "police" | "law" | "enforcement" | "safety" | "market";
                            /** @description The name as the public reads it */
                            shown: string | null;
                            until: string;
                        }[];
                        point: components["schemas"]["Point"] | null;
                        supervisionPhone: string | null;
                        unit: components["schemas"]["UnitRef"];
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        unitId: string;
                        /** @description null: a room of its own */
                        venue: {
                            /** @description On what agreement it is shared */
                            agreement: string;
                            /** @description Whose room it is */
                            owner: string;
                            until: string | null;
                        } | null;
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stations.export": {
        parameters: {
            query?: {
                /** @description Also those that are closed for good */
                closed?: string;
                kind?: "micro" | "volunteer" | "mediation" | "petition" | "hall";
                /** @description Part of the code or of a name */
                q?: string;
                state?: "accepted" | "due" | "open";
                /** @description This unit and all below it */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stream.listen": {
        parameters: {
            query: {
                /** @description Comma list, such as case:<id>,body:<id> */
                topics: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suggestions.status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionStatus"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suggestions.category": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        enabled: boolean;
                        items: components["schemas"]["SuggestedCategory"][];
                        learntFrom: number | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suggestions.settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enabled: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionStatus"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suggestions.train": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionStatus"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.near": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                kind?: string;
                /** @description Rows on a page */
                limit?: number;
                /** @description Part of a name */
                q?: string;
                /** @description Identifier (UUID) */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            applying: boolean;
                            endedOn: string | null;
                            foundedOn: string | null;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            kind: {
                                code: string;
                                name: components["schemas"]["LocalizedName"];
                            };
                            /** @description null: fewer than five */
                            members: number | null;
                            name: components["schemas"]["LocalizedName"];
                            phone: string | null;
                            unit: components["schemas"]["UnitRef"];
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    about: {
                        en: string;
                        zh: string;
                    };
                    /**
                     * @description Whether people may apply
                     * @default true
                     */
                    applying?: boolean;
                    /** @description What those who join promise */
                    commitment: {
                        en: string;
                        zh: string;
                    };
                    foundedOn: string | null;
                    kind: string;
                    name: components["schemas"]["LocalizedName"];
                    /**
                     * @description The team it belongs to
                     * @default null
                     */
                    parentId?: string | null;
                    /** @description A number of the team; everybody reads it */
                    phone: string | null;
                    /**
                     * Format: uuid
                     * @description The place it serves: that unit and all below it
                     */
                    unitId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: {
                            en: string;
                            zh: string;
                        };
                        applying: boolean;
                        beats: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                            shape: ({
                                coordinates: [
                                    number,
                                    number
                                ][];
                                /** @enum {string} */
                                type: "LineString";
                            } | {
                                coordinates: [
                                    number,
                                    number
                                ][][];
                                /** @enum {string} */
                                type: "Polygon";
                            }) | null;
                            units: components["schemas"]["UnitRef"][];
                        }[];
                        children: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        }[];
                        commitment: {
                            en: string;
                            zh: string;
                        };
                        /** @description What joining agrees to, in these words */
                        consent: {
                            membership: string;
                            skills: string;
                        };
                        /** @description How many are in it; null for those who only read what everybody reads */
                        count: number | null;
                        endedOn: string | null;
                        endedWhy: string | null;
                        foundedOn: string | null;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        kind: {
                            code: string;
                            name: components["schemas"]["LocalizedName"];
                        };
                        /** @description In full only for those whom their bearer agreed to */
                        leaders: string[];
                        /** @description null: fewer than five */
                        members: number | null;
                        mine: {
                            insurance: {
                                files: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    name: string;
                                }[];
                                /**
                                 * Format: date
                                 * @description Calendar day, ISO 8601
                                 */
                                from: string;
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                insurer: string;
                                refusedWhy: string | null;
                                /** @enum {string} */
                                state: "waiting" | "good" | "refused" | "over" | "later";
                                /**
                                 * Format: date
                                 * @description Calendar day, ISO 8601
                                 */
                                until: string;
                            }[];
                            leads: boolean;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            memberId: string;
                            name: string;
                            /** @enum {string} */
                            nameFor: "leader" | "team" | "public";
                            phone: string;
                            skills: string[];
                            /** @enum {string} */
                            state: "applied" | "member";
                        } | null;
                        name: components["schemas"]["LocalizedName"];
                        /** @description The association that runs it */
                        organisation: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        parent: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        phone: string | null;
                        rights: {
                            /** @description Its kind, its place and who leads it; end it */
                            change: boolean;
                            /** @description They lead it themselves */
                            leads: boolean;
                            /** @description Members, shifts, beats, words */
                            manage: boolean;
                            /** @description Who is in it, as they agreed */
                            read: boolean;
                            /** @description See a name or number, with a reason */
                            reveal: boolean;
                        };
                        /** @description What members can do, counted; only for those who manage it */
                        skills: {
                            members: number;
                            skill: string;
                        }[];
                        unit: components["schemas"]["UnitRef"];
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: {
                            en: string;
                            zh: string;
                        };
                        applying: boolean;
                        beats: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                            shape: ({
                                coordinates: [
                                    number,
                                    number
                                ][];
                                /** @enum {string} */
                                type: "LineString";
                            } | {
                                coordinates: [
                                    number,
                                    number
                                ][][];
                                /** @enum {string} */
                                type: "Polygon";
                            }) | null;
                            units: components["schemas"]["UnitRef"][];
                        }[];
                        children: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        }[];
                        commitment: {
                            en: string;
                            zh: string;
                        };
                        /** @description What joining agrees to, in these words */
                        consent: {
                            membership: string;
                            skills: string;
                        };
                        /** @description How many are in it; null for those who only read what everybody reads */
                        count: number | null;
                        endedOn: string | null;
                        endedWhy: string | null;
                        foundedOn: string | null;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        kind: {
                            code: string;
                            name: components["schemas"]["LocalizedName"];
                        };
                        /** @description In full only for those whom their bearer agreed to */
                        leaders: string[];
                        /** @description null: fewer than five */
                        members: number | null;
                        mine: {
                            insurance: {
                                files: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    name: string;
                                }[];
                                /**
                                 * Format: date
                                 * @description Calendar day, ISO 8601
                                 */
                                from: string;
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                insurer: string;
                                refusedWhy: string | null;
                                /** @enum {string} */
                                state: "waiting" | "good" | "refused" | "over" | "later";
                                /**
                                 * Format: date
                                 * @description Calendar day, ISO 8601
                                 */
                                until: string;
                            }[];
                            leads: boolean;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            memberId: string;
                            name: string;
                            /** @enum {string} */
                            nameFor: "leader" | "team" | "public";
                            phone: string;
                            skills: string[];
                            /** @enum {string} */
                            state: "applied" | "member";
                        } | null;
                        name: components["schemas"]["LocalizedName"];
                        /** @description The association that runs it */
                        organisation: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        parent: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        phone: string | null;
                        rights: {
                            /** @description Its kind, its place and who leads it; end it */
                            change: boolean;
                            /** @description They lead it themselves */
                            leads: boolean;
                            /** @description Members, shifts, beats, words */
                            manage: boolean;
                            /** @description Who is in it, as they agreed */
                            read: boolean;
                            /** @description See a name or number, with a reason */
                            reveal: boolean;
                        };
                        /** @description What members can do, counted; only for those who manage it */
                        skills: {
                            members: number;
                            skill: string;
                        }[];
                        unit: components["schemas"]["UnitRef"];
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.save": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    about: {
                        en: string;
                        zh: string;
                    };
                    /**
                     * @description Whether people may apply
                     * @default true
                     */
                    applying?: boolean;
                    /** @description What those who join promise */
                    commitment: {
                        en: string;
                        zh: string;
                    };
                    foundedOn: string | null;
                    kind: string;
                    name: components["schemas"]["LocalizedName"];
                    /**
                     * @description The team it belongs to
                     * @default null
                     */
                    parentId?: string | null;
                    /** @description A number of the team; everybody reads it */
                    phone: string | null;
                    /**
                     * Format: uuid
                     * @description The place it serves: that unit and all below it
                     */
                    unitId: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: {
                            en: string;
                            zh: string;
                        };
                        applying: boolean;
                        beats: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                            shape: ({
                                coordinates: [
                                    number,
                                    number
                                ][];
                                /** @enum {string} */
                                type: "LineString";
                            } | {
                                coordinates: [
                                    number,
                                    number
                                ][][];
                                /** @enum {string} */
                                type: "Polygon";
                            }) | null;
                            units: components["schemas"]["UnitRef"][];
                        }[];
                        children: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        }[];
                        commitment: {
                            en: string;
                            zh: string;
                        };
                        /** @description What joining agrees to, in these words */
                        consent: {
                            membership: string;
                            skills: string;
                        };
                        /** @description How many are in it; null for those who only read what everybody reads */
                        count: number | null;
                        endedOn: string | null;
                        endedWhy: string | null;
                        foundedOn: string | null;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        kind: {
                            code: string;
                            name: components["schemas"]["LocalizedName"];
                        };
                        /** @description In full only for those whom their bearer agreed to */
                        leaders: string[];
                        /** @description null: fewer than five */
                        members: number | null;
                        mine: {
                            insurance: {
                                files: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    name: string;
                                }[];
                                /**
                                 * Format: date
                                 * @description Calendar day, ISO 8601
                                 */
                                from: string;
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                insurer: string;
                                refusedWhy: string | null;
                                /** @enum {string} */
                                state: "waiting" | "good" | "refused" | "over" | "later";
                                /**
                                 * Format: date
                                 * @description Calendar day, ISO 8601
                                 */
                                until: string;
                            }[];
                            leads: boolean;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            memberId: string;
                            name: string;
                            /** @enum {string} */
                            nameFor: "leader" | "team" | "public";
                            phone: string;
                            skills: string[];
                            /** @enum {string} */
                            state: "applied" | "member";
                        } | null;
                        name: components["schemas"]["LocalizedName"];
                        /** @description The association that runs it */
                        organisation: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        parent: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        phone: string | null;
                        rights: {
                            /** @description Its kind, its place and who leads it; end it */
                            change: boolean;
                            /** @description They lead it themselves */
                            leads: boolean;
                            /** @description Members, shifts, beats, words */
                            manage: boolean;
                            /** @description Who is in it, as they agreed */
                            read: boolean;
                            /** @description See a name or number, with a reason */
                            reveal: boolean;
                        };
                        /** @description What members can do, counted; only for those who manage it */
                        skills: {
                            members: number;
                            skill: string;
                        }[];
                        unit: components["schemas"]["UnitRef"];
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.saveBeats": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
                        id: string | null;
                        name: string;
                        shape: ({
                            coordinates: [
                                number,
                                number
                            ][];
                            /** @enum {string} */
                            type: "LineString";
                        } | {
                            coordinates: [
                                number,
                                number
                            ][][];
                            /** @enum {string} */
                            type: "Polygon";
                        }) | null;
                        unitIds: string[];
                    }[];
                    version: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: {
                            en: string;
                            zh: string;
                        };
                        applying: boolean;
                        beats: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                            shape: ({
                                coordinates: [
                                    number,
                                    number
                                ][];
                                /** @enum {string} */
                                type: "LineString";
                            } | {
                                coordinates: [
                                    number,
                                    number
                                ][][];
                                /** @enum {string} */
                                type: "Polygon";
                            }) | null;
                            units: components["schemas"]["UnitRef"][];
                        }[];
                        children: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        }[];
                        commitment: {
                            en: string;
                            zh: string;
                        };
                        /** @description What joining agrees to, in these words */
                        consent: {
                            membership: string;
                            skills: string;
                        };
                        /** @description How many are in it; null for those who only read what everybody reads */
                        count: number | null;
                        endedOn: string | null;
                        endedWhy: string | null;
                        foundedOn: string | null;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        kind: {
                            code: string;
                            name: components["schemas"]["LocalizedName"];
                        };
                        /** @description In full only for those whom their bearer agreed to */
                        leaders: string[];
                        /** @description null: fewer than five */
                        members: number | null;
                        mine: {
                            insurance: {
                                files: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    name: string;
                                }[];
                                /**
                                 * Format: date
                                 * @description Calendar day, ISO 8601
                                 */
                                from: string;
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                insurer: string;
                                refusedWhy: string | null;
                                /** @enum {string} */
                                state: "waiting" | "good" | "refused" | "over" | "later";
                                /**
                                 * Format: date
                                 * @description Calendar day, ISO 8601
                                 */
                                until: string;
                            }[];
                            leads: boolean;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            memberId: string;
                            name: string;
                            /** @enum {string} */
                            nameFor: "leader" | "team" | "public";
                            phone: string;
                            skills: string[];
                            /** @enum {string} */
                            state: "applied" | "member";
                        } | null;
                        name: components["schemas"]["LocalizedName"];
                        /** @description The association that runs it */
                        organisation: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        parent: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        phone: string | null;
                        rights: {
                            /** @description Its kind, its place and who leads it; end it */
                            change: boolean;
                            /** @description They lead it themselves */
                            leads: boolean;
                            /** @description Members, shifts, beats, words */
                            manage: boolean;
                            /** @description Who is in it, as they agreed */
                            read: boolean;
                            /** @description See a name or number, with a reason */
                            reveal: boolean;
                        };
                        /** @description What members can do, counted; only for those who manage it */
                        skills: {
                            members: number;
                            skill: string;
                        }[];
                        unit: components["schemas"]["UnitRef"];
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    why: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: {
                            en: string;
                            zh: string;
                        };
                        applying: boolean;
                        beats: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                            shape: ({
                                coordinates: [
                                    number,
                                    number
                                ][];
                                /** @enum {string} */
                                type: "LineString";
                            } | {
                                coordinates: [
                                    number,
                                    number
                                ][][];
                                /** @enum {string} */
                                type: "Polygon";
                            }) | null;
                            units: components["schemas"]["UnitRef"][];
                        }[];
                        children: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        }[];
                        commitment: {
                            en: string;
                            zh: string;
                        };
                        /** @description What joining agrees to, in these words */
                        consent: {
                            membership: string;
                            skills: string;
                        };
                        /** @description How many are in it; null for those who only read what everybody reads */
                        count: number | null;
                        endedOn: string | null;
                        endedWhy: string | null;
                        foundedOn: string | null;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        kind: {
                            code: string;
                            name: components["schemas"]["LocalizedName"];
                        };
                        /** @description In full only for those whom their bearer agreed to */
                        leaders: string[];
                        /** @description null: fewer than five */
                        members: number | null;
                        mine: {
                            insurance: {
                                files: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    name: string;
                                }[];
                                /**
                                 * Format: date
                                 * @description Calendar day, ISO 8601
                                 */
                                from: string;
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                insurer: string;
                                refusedWhy: string | null;
                                /** @enum {string} */
                                state: "waiting" | "good" | "refused" | "over" | "later";
                                /**
                                 * Format: date
                                 * @description Calendar day, ISO 8601
                                 */
                                until: string;
                            }[];
                            leads: boolean;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            memberId: string;
                            name: string;
                            /** @enum {string} */
                            nameFor: "leader" | "team" | "public";
                            phone: string;
                            skills: string[];
                            /** @enum {string} */
                            state: "applied" | "member";
                        } | null;
                        name: components["schemas"]["LocalizedName"];
                        /** @description The association that runs it */
                        organisation: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        parent: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                        } | null;
                        phone: string | null;
                        rights: {
                            /** @description Its kind, its place and who leads it; end it */
                            change: boolean;
                            /** @description They lead it themselves */
                            leads: boolean;
                            /** @description Members, shifts, beats, words */
                            manage: boolean;
                            /** @description Who is in it, as they agreed */
                            read: boolean;
                            /** @description See a name or number, with a reason */
                            reveal: boolean;
                        };
                        /** @description What members can do, counted; only for those who manage it */
                        skills: {
                            members: number;
                            skill: string;
                        }[];
                        unit: components["schemas"]["UnitRef"];
                        version: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.history": {
        parameters: {
            query?: {
                /** @description Identifier (UUID) */
                before?: string;
            };
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            action: string;
                            at: string;
                            fields: string[];
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            role: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.giveProof": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    fileIds?: string[];
                    /**
                     * Format: date
                     * @description Calendar day, ISO 8601
                     */
                    from: string;
                    insurer: string;
                    /**
                     * Format: date
                     * @description Calendar day, ISO 8601
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.seeProof": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
                /** @description Identifier (UUID) */
                proofId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    good: boolean;
                    why?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.invite": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Whoever joins by it leads the team
                     * @default false
                     */
                    leads?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        goodUntil: string;
                        secret: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.withdrawInvitations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        withdrawn: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.join": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agreed: boolean;
                    invitation?: string;
                    name: string;
                    /** @enum {string} */
                    nameFor: "leader" | "team" | "public";
                    phone: string;
                    skills: string[];
                    /** @description They agree that those who lead the team see what they can do */
                    skillsAgreed: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        memberId: string;
                        /** @enum {string} */
                        state: "applied" | "member";
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.leave": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.members": {
        parameters: {
            query?: {
                /** @description Also those who left */
                left?: string;
            };
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            hasPhone: boolean;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @description null: no proof that is good today */
                            insuredUntil: string | null;
                            isMe: boolean;
                            leads: boolean;
                            masked: boolean;
                            /** @description Full only as they agreed */
                            name: string;
                            /** @description Only for those who manage the team */
                            proofs: {
                                files: {
                                    /**
                                     * Format: uuid
                                     * @description Identifier (UUID)
                                     */
                                    id: string;
                                    name: string;
                                }[];
                                /**
                                 * Format: date
                                 * @description Calendar day, ISO 8601
                                 */
                                from: string;
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                insurer: string;
                                refusedWhy: string | null;
                                /** @enum {string} */
                                state: "waiting" | "good" | "refused" | "over" | "later";
                                /**
                                 * Format: date
                                 * @description Calendar day, ISO 8601
                                 */
                                until: string;
                            }[];
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            since: string;
                            /** @description Only for those who lead the team */
                            skills: string[];
                            /** @enum {string} */
                            state: "applied" | "member" | "refused" | "left";
                            until: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
                /** @description Identifier (UUID) */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    accept: boolean;
                    why?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.lead": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
                /** @description Identifier (UUID) */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    leads: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.part": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
                /** @description Identifier (UUID) */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    why: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.reveal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
                /** @description Identifier (UUID) */
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    field: "name" | "phone";
                    purpose: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        value: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.saveMine": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    nameFor: "leader" | "team" | "public";
                    phone: string;
                    skills: string[];
                    /** @description They agree that those who lead the team see what they can do */
                    skillsAgreed: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.shifts": {
        parameters: {
            query?: {
                days?: number;
                /** @description Today unless told */
                from?: string;
                /** @description `18:00-24:00`: between these times somebody should be out */
                watch?: string;
            };
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        gaps: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            until: string;
                        }[];
                        items: {
                            /** @description As they agreed to be named to this reader */
                            agreed: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                memberId: string;
                                name: string;
                            }[];
                            beat: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                id: string;
                                name: string;
                            } | null;
                            cancelledWhy: string | null;
                            /** @description How many said no; only for those who manage the team */
                            declined: number;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            /** @enum {string} */
                            kind: "patrol" | "service" | "activity" | "meeting";
                            mine: ("asked" | "agreed" | "declined") | null;
                            note: string | null;
                            place: string | null;
                            risky: boolean;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            teamId: string;
                            title: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            until: string;
                            version: number;
                            /** @description Asked; only for those who manage the team */
                            waiting: {
                                /**
                                 * Format: uuid
                                 * @description Identifier (UUID)
                                 */
                                memberId: string;
                                name: string;
                            }[];
                            wanted: number | null;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.createShift": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    beatId: string | null;
                    /**
                     * Format: date-time
                     * @description Moment, ISO 8601 with zone
                     */
                    from: string;
                    /** @enum {string} */
                    kind: "patrol" | "service" | "activity" | "meeting";
                    note: string | null;
                    /** @description Where to meet */
                    place: string | null;
                    /** @description Only members whose insurance is good for all of it may agree */
                    risky: boolean;
                    title: string;
                    /**
                     * Format: date-time
                     * @description Moment, ISO 8601 with zone
                     */
                    until: string;
                    /** @description How many are needed */
                    wanted: number | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description As they agreed to be named to this reader */
                        agreed: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            memberId: string;
                            name: string;
                        }[];
                        beat: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                        } | null;
                        cancelledWhy: string | null;
                        /** @description How many said no; only for those who manage the team */
                        declined: number;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        from: string;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @enum {string} */
                        kind: "patrol" | "service" | "activity" | "meeting";
                        mine: ("asked" | "agreed" | "declined") | null;
                        note: string | null;
                        place: string | null;
                        risky: boolean;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        teamId: string;
                        title: string;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        until: string;
                        version: number;
                        /** @description Asked; only for those who manage the team */
                        waiting: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            memberId: string;
                            name: string;
                        }[];
                        wanted: number | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.saveShift": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
                /** @description Identifier (UUID) */
                shiftId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    beatId: string | null;
                    /**
                     * Format: date-time
                     * @description Moment, ISO 8601 with zone
                     */
                    from: string;
                    /** @enum {string} */
                    kind: "patrol" | "service" | "activity" | "meeting";
                    note: string | null;
                    /** @description Where to meet */
                    place: string | null;
                    /** @description Only members whose insurance is good for all of it may agree */
                    risky: boolean;
                    title: string;
                    /**
                     * Format: date-time
                     * @description Moment, ISO 8601 with zone
                     */
                    until: string;
                    version: number;
                    /** @description How many are needed */
                    wanted: number | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description As they agreed to be named to this reader */
                        agreed: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            memberId: string;
                            name: string;
                        }[];
                        beat: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                        } | null;
                        cancelledWhy: string | null;
                        /** @description How many said no; only for those who manage the team */
                        declined: number;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        from: string;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @enum {string} */
                        kind: "patrol" | "service" | "activity" | "meeting";
                        mine: ("asked" | "agreed" | "declined") | null;
                        note: string | null;
                        place: string | null;
                        risky: boolean;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        teamId: string;
                        title: string;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        until: string;
                        version: number;
                        /** @description Asked; only for those who manage the team */
                        waiting: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            memberId: string;
                            name: string;
                        }[];
                        wanted: number | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.agree": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
                /** @description Identifier (UUID) */
                shiftId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agree: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description As they agreed to be named to this reader */
                        agreed: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            memberId: string;
                            name: string;
                        }[];
                        beat: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                        } | null;
                        cancelledWhy: string | null;
                        /** @description How many said no; only for those who manage the team */
                        declined: number;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        from: string;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @enum {string} */
                        kind: "patrol" | "service" | "activity" | "meeting";
                        mine: ("asked" | "agreed" | "declined") | null;
                        note: string | null;
                        place: string | null;
                        risky: boolean;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        teamId: string;
                        title: string;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        until: string;
                        version: number;
                        /** @description Asked; only for those who manage the team */
                        waiting: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            memberId: string;
                            name: string;
                        }[];
                        wanted: number | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.ask": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
                /** @description Identifier (UUID) */
                shiftId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    memberIds: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description As they agreed to be named to this reader */
                        agreed: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            memberId: string;
                            name: string;
                        }[];
                        beat: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                        } | null;
                        cancelledWhy: string | null;
                        /** @description How many said no; only for those who manage the team */
                        declined: number;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        from: string;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @enum {string} */
                        kind: "patrol" | "service" | "activity" | "meeting";
                        mine: ("asked" | "agreed" | "declined") | null;
                        note: string | null;
                        place: string | null;
                        risky: boolean;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        teamId: string;
                        title: string;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        until: string;
                        version: number;
                        /** @description Asked; only for those who manage the team */
                        waiting: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            memberId: string;
                            name: string;
                        }[];
                        wanted: number | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.cancelShift": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
                /** @description Identifier (UUID) */
                shiftId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    why: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description As they agreed to be named to this reader */
                        agreed: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            memberId: string;
                            name: string;
                        }[];
                        beat: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            name: string;
                        } | null;
                        cancelledWhy: string | null;
                        /** @description How many said no; only for those who manage the team */
                        declined: number;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        from: string;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                        /** @enum {string} */
                        kind: "patrol" | "service" | "activity" | "meeting";
                        mine: ("asked" | "agreed" | "declined") | null;
                        note: string | null;
                        place: string | null;
                        risky: boolean;
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        teamId: string;
                        title: string;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        until: string;
                        version: number;
                        /** @description Asked; only for those who manage the team */
                        waiting: {
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            memberId: string;
                            name: string;
                        }[];
                        wanted: number | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.export": {
        parameters: {
            query?: {
                /** @description Also those that have ended */
                ended?: string;
                kind?: string;
                /** @description Part of a name */
                q?: string;
                /** @description This unit and all below it */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.figures": {
        parameters: {
            query?: {
                /** @description The whole tenant unless told */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Of teams with five members or more; null where there is none */
                            members: number | null;
                            teams: number;
                            unit: components["schemas"]["UnitRef"];
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description New teams may be of this kind */
                            active: boolean;
                            code: string;
                            /** @description Shifts of such a team are risky unless told */
                            insured: boolean;
                            name: components["schemas"]["LocalizedName"];
                        }[];
                        mayChange: boolean;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.saveKinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
                        /** @description New teams may be of this kind */
                        active: boolean;
                        code: string;
                        /** @description Shifts of such a team are risky unless told */
                        insured: boolean;
                        name: components["schemas"]["LocalizedName"];
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description New teams may be of this kind */
                            active: boolean;
                            code: string;
                            /** @description Shifts of such a team are risky unless told */
                            insured: boolean;
                            name: components["schemas"]["LocalizedName"];
                        }[];
                        mayChange: boolean;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "teams.register": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Also those that have ended */
                ended?: string;
                kind?: string;
                /** @description Rows on a page */
                limit?: number;
                /** @description Part of a name */
                q?: string;
                /** @description This unit and all below it */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            applications: number;
                            applying: boolean;
                            count: number;
                            endedOn: string | null;
                            foundedOn: string | null;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            id: string;
                            kind: {
                                code: string;
                                name: components["schemas"]["LocalizedName"];
                            };
                            leaders: number;
                            /** @description null: fewer than five */
                            members: number | null;
                            name: components["schemas"]["LocalizedName"];
                            phone: string | null;
                            /** @description Members without proof that is good today */
                            uninsured: number;
                            unit: components["schemas"]["UnitRef"];
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tenants.current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantInfo"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "buildings.list": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Identifier (UUID) */
                compound?: string;
                /** @description Rows on a page */
                limit?: number;
                /** @description Part of a code, a name or an address */
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Building"][];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "buildings.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Building"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "buildings.end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Building"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "buildings.export": {
        parameters: {
            query?: {
                format?: "geojson" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.changes": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Rows on a page */
                limit?: number;
                state?: "draft" | "scheduled" | "effective" | "discarded";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TerritoryChange"][];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.createChange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reason?: string;
                    title: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryChange"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        change: components["schemas"]["TerritoryChange"];
                        steps: components["schemas"]["TerritoryStep"][];
                        undone: components["schemas"]["TerritoryStep"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.describeChange": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** @description The revision the sender has seen */
                    revision: number;
                    title: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryChange"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.discardChange": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The revision the sender has seen */
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryChange"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.changeMap": {
        parameters: {
            query?: {
                level?: components["schemas"]["Level"];
                within?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.previewChange": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePreview"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.proposeStep": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TerritoryWishInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        step: components["schemas"]["TerritoryStep"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.redoStep": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The revision the sender has seen */
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryChange"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.scheduleChange": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description Moment, ISO 8601 with zone
                     */
                    effectiveAt?: string;
                    /** @description The revision the sender has seen */
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryChange"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.searchChange": {
        parameters: {
            query: {
                limit?: number;
                text: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            ancestors: components["schemas"]["UnitRef"][];
                            unit: components["schemas"]["UnitRef"];
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.addStep": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The revision the sender has seen */
                    revision: number;
                    step: components["schemas"]["TerritoryStepInput"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryChange"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.changeTree": {
        parameters: {
            query?: {
                parent?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DraftRow"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.undoStep": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The revision the sender has seen */
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryChange"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.changeUnit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ancestors: components["schemas"]["UnitRef"][];
                        boundary: ({
                            coordinates: number[][][];
                            /** @enum {string} */
                            type: "Polygon";
                        } | {
                            coordinates: number[][][][];
                            /** @enum {string} */
                            type: "MultiPolygon";
                        }) | null;
                        /** @description Where borders meet, all boundaries have the same corners, to the last digit */
                        neighbours: {
                            boundary: {
                                coordinates: number[][][];
                                /** @enum {string} */
                                type: "Polygon";
                            } | {
                                coordinates: number[][][][];
                                /** @enum {string} */
                                type: "MultiPolygon";
                            };
                            parentId: string | null;
                            unit: components["schemas"]["UnitRef"];
                        }[];
                        unit: components["schemas"]["DraftRow"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.withdrawChange": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The revision the sender has seen */
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryChange"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "buildings.compounds": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Rows on a page */
                limit?: number;
                /** @description Only these, separated by commas: nobody,unknown */
                managedBy?: string;
                /** @description Part of a name or a code */
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Compound"][];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "buildings.endCompound": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        id: string;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "buildings.saveManagedBy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    managedBy: components["schemas"]["ManagedBy"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Compound"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.departments": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Rows on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            calendarCode: string | null;
                            code: string;
                            /** Format: uuid */
                            id: string;
                            name: components["schemas"]["LocalizedName"];
                            phone: string | null;
                            /** @description The district or street it serves */
                            unit: components["schemas"]["UnitRef"] | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.saveDepartment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    calendarCode: string | null;
                    name: components["schemas"]["LocalizedName"];
                    phone: string | null;
                    unitId: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        calendarCode: string | null;
                        code: string;
                        /** Format: uuid */
                        id: string;
                        name: components["schemas"]["LocalizedName"];
                        phone: string | null;
                        /** @description The district or street it serves */
                        unit: components["schemas"]["UnitRef"] | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.exportUnits": {
        parameters: {
            query?: {
                format?: "geojson" | "csv";
                level?: components["schemas"]["Level"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.importUnits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    content: string;
                    /** @default true */
                    dryRun?: boolean;
                    /** @enum {string} */
                    format: "geojson" | "csv";
                    /** @default {} */
                    mapping?: {
                        /** @description CSV: column with the boundary as GeoJSON. Default: boundary */
                        boundaryProperty?: string;
                        calendarProperty?: string;
                        /** @description Default: code */
                        codeProperty?: string;
                        /** @description Makes the code from properties: "W{ward}"; {ward:2} pads with zeros to 2 */
                        codeTemplate?: string;
                        householdsProperty?: string;
                        kindProperty?: string;
                        level?: components["schemas"]["Level"];
                        levelProperty?: string;
                        /** @description Default: name_en */
                        nameEnProperty?: string;
                        /** @description One name for both languages */
                        nameProperty?: string;
                        /** @description Makes the name from properties: "Ward {ward}" */
                        nameTemplate?: string;
                        /** @description Default: name_zh */
                        nameZhProperty?: string;
                        nameZhTemplate?: string;
                        /** @description Code of the unit above, the same for every row */
                        parent?: string;
                        /** @description Property that holds the code of the unit above. Default: parent */
                        parentProperty?: string;
                        /** @description Makes the code of the unit above from properties */
                        parentTemplate?: string;
                        populationProperty?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: number;
                        created: number;
                        dryRun: boolean;
                        refused: {
                            code: string | null;
                            /** @description For people, in their language */
                            detail?: string;
                            facts: {
                                [key: string]: string | number;
                            };
                            reason: string;
                            row: number;
                        }[];
                        /** @description All refusals; `refused` lists the first 1,000 */
                        refusedTotal: number;
                        rows: number;
                        unchanged: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.imports": {
        parameters: {
            query: {
                kind: "buildings" | "units";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TerritoryImport"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.getImport": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryImport"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.openImport": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    format: "geojson" | "csv";
                    /** @enum {string} */
                    kind: "buildings" | "units";
                    name: string;
                    /** @description Bytes of the whole; gzip is known by its first bytes */
                    size: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryImport"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.appendImport": {
        parameters: {
            query: {
                offset: number;
            };
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryImport"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.cancelImport": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryImport"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.importRefusals": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Rows on a page */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string | null;
                            /** @description Why, in words */
                            detail: string;
                            facts: {
                                [key: string]: unknown;
                            };
                            reason: string;
                            row: number;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.startImport": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    dryRun: boolean;
                    /** @description Of units; left out, the one of the run before */
                    mapping?: {
                        /** @description CSV: column with the boundary as GeoJSON. Default: boundary */
                        boundaryProperty?: string;
                        calendarProperty?: string;
                        /** @description Default: code */
                        codeProperty?: string;
                        /** @description Makes the code from properties: "W{ward}"; {ward:2} pads with zeros to 2 */
                        codeTemplate?: string;
                        householdsProperty?: string;
                        kindProperty?: string;
                        level?: components["schemas"]["Level"];
                        levelProperty?: string;
                        /** @description Default: name_en */
                        nameEnProperty?: string;
                        /** @description One name for both languages */
                        nameProperty?: string;
                        /** @description Makes the name from properties: "Ward {ward}" */
                        nameTemplate?: string;
                        /** @description Default: name_zh */
                        nameZhProperty?: string;
                        nameZhTemplate?: string;
                        /** @description Code of the unit above, the same for every row */
                        parent?: string;
                        /** @description Property that holds the code of the unit above. Default: parent */
                        parentProperty?: string;
                        /** @description Makes the code of the unit above from properties */
                        parentTemplate?: string;
                        populationProperty?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryImport"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.map": {
        parameters: {
            query?: {
                /** @description west,south,east,north */
                box?: string;
                level?: components["schemas"]["Level"];
                /** @description Only units below this one */
                within?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.place": {
        parameters: {
            query: {
                lat: number;
                lng: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description null: outside the territory */
                        place: {
                            metres: number;
                            units: components["schemas"]["UnitRef"][];
                        } | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "planner.barriers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PlanBarrier"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "planner.addBarrier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The file */
                    content: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanBarrier"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "planner.removeBarrier": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        removed: true;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "planner.barrierMap": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "planner.plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PlanRun"][];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "planner.start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanSettingsInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanRun"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "planner.plan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        communities: components["schemas"]["PlanCommunity"][];
                        run: components["schemas"]["PlanRun"];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "planner.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        removed: true;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "planner.accept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    communities: string[];
                    /** @default  */
                    reason?: string;
                    title: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Identifier (UUID)
                         */
                        changeId: string;
                        steps: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "planner.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanRun"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "planner.file": {
        parameters: {
            query?: {
                community?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "planner.map": {
        parameters: {
            query?: {
                community?: string;
                level?: "grid" | "microgrid";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "planner.today": {
        parameters: {
            query?: {
                community?: string;
                level?: "grid" | "microgrid";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "planner.units": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                community?: string;
                level?: "grid" | "microgrid";
                /** @description Rows on a page */
                limit?: number;
                /** @description Only those outside the bounds */
                outside?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PlannedUnit"][];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "planner.ground": {
        parameters: {
            query: {
                /** @description Ids, separated by commas */
                areas: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        buildings: number;
                        communities: number;
                        households: number;
                        uncounted: number;
                        /** @description Communities without a boundary */
                        undrawn: number;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.search": {
        parameters: {
            query: {
                level?: components["schemas"]["Level"];
                limit?: number;
                text: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            ancestors: components["schemas"]["UnitRef"][];
                            unit: components["schemas"]["UnitRef"];
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.tile": {
        parameters: {
            query: {
                level: "district" | "street" | "community" | "grid" | "microgrid" | "building";
            };
            header?: never;
            path: {
                x: number;
                /** @description Row of the tile and .mvt */
                y: string;
                z: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.mapbox-vector-tile": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.tree": {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                after?: string;
                /** @description Rows on a page */
                limit?: number;
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description How many units lie directly below */
                            children: number;
                            code: string;
                            hasBoundary: boolean;
                            households: number | null;
                            /** Format: uuid */
                            id: string;
                            kind: ("comprehensive" | "dedicated") | null;
                            level: components["schemas"]["Level"];
                            name: components["schemas"]["LocalizedName"];
                            parentId: string | null;
                            population: number | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.unit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ancestors: components["schemas"]["UnitRef"][];
                        boundary: ({
                            coordinates: number[][][];
                            /** @enum {string} */
                            type: "Polygon";
                        } | {
                            coordinates: number[][][][];
                            /** @enum {string} */
                            type: "MultiPolygon";
                        }) | null;
                        box: [
                            number,
                            number,
                            number,
                            number
                        ] | null;
                        calendarCode: string | null;
                        /** @description How many units lie directly below */
                        children: number;
                        code: string;
                        hasBoundary: boolean;
                        households: number | null;
                        /** Format: uuid */
                        id: string;
                        kind: ("comprehensive" | "dedicated") | null;
                        level: components["schemas"]["Level"];
                        name: components["schemas"]["LocalizedName"];
                        parentId: string | null;
                        population: number | null;
                        /**
                         * Format: date-time
                         * @description Moment, ISO 8601 with zone
                         */
                        validFrom: string;
                        validTo: string | null;
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "territory.unitHistory": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        predecessors: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            changeId: string;
                            share: number;
                            unit: components["schemas"]["UnitRef"];
                        }[];
                        successors: {
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            at: string;
                            /**
                             * Format: uuid
                             * @description Identifier (UUID)
                             */
                            changeId: string;
                            share: number;
                            unit: components["schemas"]["UnitRef"];
                        }[];
                        unit: components["schemas"]["UnitRef"];
                        versions: {
                            boundary: ({
                                coordinates: number[][][];
                                /** @enum {string} */
                                type: "Polygon";
                            } | {
                                coordinates: number[][][][];
                                /** @enum {string} */
                                type: "MultiPolygon";
                            }) | null;
                            /** @description The change that ended this version */
                            changeId: string | null;
                            code: string;
                            /**
                             * Format: date-time
                             * @description Moment, ISO 8601 with zone
                             */
                            from: string;
                            households: number | null;
                            kind: ("comprehensive" | "dedicated") | null;
                            name: components["schemas"]["LocalizedName"];
                            parentId: string | null;
                            population: number | null;
                            to: string | null;
                        }[];
                    };
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "uploads.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "uploads.open": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @description Of the whole, hexadecimal; left out where a browser cannot say */
                    sha256?: string;
                    /** @description Bytes of the whole */
                    size: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "uploads.append": {
        parameters: {
            query: {
                offset: number;
            };
            header?: never;
            path: {
                /** @description Identifier (UUID) */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tenants.manifest": {
        parameters: {
            query?: {
                lang?: string;
                theme?: "light" | "dark";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/manifest+json": unknown;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
