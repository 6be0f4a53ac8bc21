package io.parallax.shell;

import io.parallax.api.memory.MemoryPool;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Shell commands about memory.
@Component(
        service = MemoryCommands.class,
        property = {"osgi.command.scope=parallax", "osgi.command.function=mem"})
@Descriptor("memory")
public final class MemoryCommands {
    private final Platform platform;

    /// Called by the container.
    /// @param context of this bundle
    /// @param services the services that commands use
    @Activate
    public MemoryCommands(BundleContext context, @Reference Services services) {
        this(new ContainerPlatform(context, services));
    }

    MemoryCommands(Platform platform) {
        this.platform = platform;
    }

    @Descriptor("list the pools and how they are doing")
    public String mem() {
        List<MemoryPool> pools = platform.pools();
        return pools.isEmpty() ? "no pools" : PoolText.list(pools);
    }

    @Descriptor("show the pools of a pipeline, or one pool, and who holds which slot for how long")
    public String mem(@Descriptor("name of a pipeline or a pool") String name) {
        List<MemoryPool> pools = platform.pools();
        List<MemoryPool> chosen = pools.stream()
                .filter(pool -> pool.name().equals(name) || pool.name().startsWith(name + "/"))
                .toList();
        if (chosen.isEmpty()) {
            List<String> names = pools.stream().map(MemoryPool::name).toList();
            throw CommandException.wrongUsage("no pool '" + name + "', and no pipeline of that name has one"
                    + Names.nearest(name, names)
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse(names.isEmpty() ? "; there is none" : "; there are " + names));
        }
        return PoolText.list(chosen) + "\n\n" + PoolText.details(chosen);
    }
}
