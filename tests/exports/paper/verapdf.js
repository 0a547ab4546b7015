// Runs veraPDF on files: PROFILE FILE FILE ... PROFILE FILE ...; prints "profile TAB file TAB clause TAB what".
// For the Rhino shell that is in the jar with the engine, so that any Java runs it, one without a compiler too.
// The profiles are XML, read here by hand: the engine's own way needs JAXB, which newer Javas lack.

importPackage(org.verapdf.pdfa);
importPackage(org.verapdf.pdfa.flavours);
importPackage(org.verapdf.pdfa.validation.profiles);

function elements(parent, name) {
    var nodes = parent.getElementsByTagName(name);
    var found = [];
    for (var index = 0; index < nodes.getLength(); index++) {
        found.push(nodes.item(index));
    }
    return found;
}

function text(parent, name) {
    var found = elements(parent, name);
    return found.length ? found[0].getTextContent() : "";
}

function ruleOf(it) {
    var id = elements(it, "id")[0];
    var said = new java.util.ArrayList();
    elements(it, "argument").forEach(function (argument) {
        said.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), argument.getAttribute("name"), null));
    });
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(
            java.lang.Enum.valueOf(PDFAFlavour.Specification, id.getAttribute("specification")),
            id.getAttribute("clause"),
            java.lang.Integer.parseInt(id.getAttribute("testNumber"))
        ),
        it.getAttribute("object"),
        java.lang.Boolean.valueOf("true".equals(it.getAttribute("deferred"))),
        it.getAttribute("tags"),
        text(it, "description"),
        text(it, "test"),
        Profiles.errorFromValues(text(it, "message"), said),
        new java.util.ArrayList()
    );
}

function profileOf(name) {
    var stream = java.lang.ClassLoader.getSystemResourceAsStream("org/verapdf/pdfa/validation/" + name + ".xml");
    var root = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
    var rules = new java.util.HashSet();
    elements(root, "rule").forEach(function (it) {
        rules.add(ruleOf(it));
    });
    var variables = new java.util.HashSet();
    elements(root, "variable").forEach(function (it) {
        variables.add(Profiles.variableFromValues(
            it.getAttribute("name"), it.getAttribute("object"), text(it, "defaultValue"), text(it, "value")
        ));
    });
    var details = Profiles.profileDetailsFromValues(name, "", "", new java.util.Date(0));
    return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")), details, "", rules, variables);
}

function say(parts) {
    java.lang.System.out.println(parts.join("\t").replace(/\n/g, " "));
}

function check(name, profile, path) {
    var parser = null;
    try {
        parser = Foundries.defaultInstance().createParser(new java.io.File(path), profile.getPDFAFlavour());
        var validator = Foundries.defaultInstance().createValidator(profile, 100, false, true, false);
        var found = validator.validate(parser).getTestAssertions();
        for (var index = 0; index < found.size(); index++) {
            var it = found.get(index);
            var clause = it.getRuleId().getClause() + "-" + it.getRuleId().getTestNumber();
            say([name, path, clause, it.getErrorMessage() + " " + it.getLocation().getContext()]);
        }
        say([name, path, "done", ""]);
    } catch (unread) {
        say([name, path, "unread", String(unread)]);
    } finally {
        if (parser !== null) {
            parser.close();
        }
    }
}

java.util.logging.LogManager.getLogManager().reset();
org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
var profile = null;
var name = "";
for (var index = 0; index < arguments.length; index++) {
    if (["PDFUA-1", "PDFA-2A"].indexOf(String(arguments[index])) >= 0) {
        name = String(arguments[index]);
        profile = profileOf(name);
    } else {
        check(name, profile, String(arguments[index]));
    }
}
