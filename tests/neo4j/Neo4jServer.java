import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Set;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A real Neo4j for the tests: java -cp 'jars/*' Neo4jServer.java FOLDER PORT; ends when its stdin closes.
 * A line on stdin names the databases that are read-only from then on (an empty line: none), and is printed back.
 */
public class Neo4jServer {
    public static void main(String[] args) throws Exception {
        var ready = System.out;
        System.setOut(System.err); // whatever else is printed goes to the log
        var management = new DatabaseManagementServiceBuilder(Path.of(args[0]))
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(128))
                .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                .setConfig(GraphDatabaseSettings.udc_enabled, false) // no usage reports: tests talk to nobody
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", Integer.parseInt(args[1])))
                .build();
        ready.println("READY");
        var database = (GraphDatabaseAPI) management.database("neo4j");
        var config = database.getDependencyResolver().resolveDependency(Config.class);
        var lines = new BufferedReader(new InputStreamReader(System.in));
        for (String names; (names = lines.readLine()) != null; ready.println(names)) {
            var readOnly = names.isEmpty() ? Set.<String>of() : Set.of(names);
            config.setDynamic(GraphDatabaseSettings.read_only_databases, readOnly, "tests");
        }
        Runtime.getRuntime().halt(0); // the data are thrown away: an orderly shutdown would only take time
    }
}
